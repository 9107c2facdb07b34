"""What was approved, by whom, and when it opens. Kept apart from the page: a draft can't change it."""

import functools
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from core.campaigns.models import CampaignQuerySet, CampaignRecord, PrivateRecord
from press.clearance import rules
from press.enums import CheckState

_TEXT_OF_EVERY_PAGE = {"title", "slug", "seo_title", "search_description"}


@functools.cache
def _not_text() -> set[str]:
    """What Wagtail keeps of a page besides its text."""
    return {field.name for field in Page._meta.get_fields()} - _TEXT_OF_EVERY_PAGE


def editorial_digest(release: Any) -> str:
    """SHA-256 of all an editor wrote in a release, rows included; the same text gives the same digest."""
    data = release.serializable_data()
    for part in release._meta.get_fields():
        if isinstance(part, StreamField):
            # JSON in text: PostgreSQL gives its keys in another order than they were written.
            data[part.name] = json.loads(data[part.name])
    text = json.dumps(_text_of(data), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _text_of(data: dict[str, Any]) -> dict[str, Any]:
    return {name: _rows(value) for name, value in data.items() if name not in _not_text() and name != "pk"}


def _rows(value: Any) -> Any:
    """The rows of a child relation without their keys: adding one changes the text, saving it anew doesn't."""
    if isinstance(value, list) and all(isinstance(row, dict) for row in value):
        return [{name: part for name, part in row.items() if name not in ("pk", "release")} for row in value]
    return value


@register_setting(icon="lock", order=110)
class PressSettings(BaseSiteSetting):
    """How releases of a campaign are approved."""

    needs_two_people = models.BooleanField(
        _("somebody else approves"),
        default=True,
        help_text=_("Who wrote a release can't approve it. Switch this off only when you work alone; it is noted."),
    )
    director_name = models.CharField(_("name of the director"), max_length=120, blank=True)
    director_email = models.EmailField(
        _("e-mail of the director"),
        blank=True,
        help_text=_("The director approves by a link in a mail, without an account."),
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("needs_two_people"), FieldPanel("director_name"), FieldPanel("director_email")],
            heading=_("Approval of press releases"),
        )
    ]

    class Meta:
        verbose_name = _("press settings")
        verbose_name_plural = _("press settings")

    @classmethod
    def two_people_needed(cls, site: Site | None) -> bool:
        """Whether four eyes are asked in a campaign; yes while nobody chose otherwise."""
        found = cls.objects.filter(site=site).values_list("needs_two_people", flat=True).first() if site else None
        return found is not False


class ClearanceQuerySet(CampaignQuerySet):
    def to_open(self) -> Self:
        """What has a time and isn't open yet, the first on top."""
        return self.filter(opens_at__isnull=False, opened_at=None, withdrawn_at=None).order_by("opens_at", "pk")

    def to_prepare(self) -> Self:
        """What was approved and isn't what readers have: its kit must lie ready."""
        newest = ReleaseVersion.objects.filter(release=OuterRef("release")).order_by("-number").values("digest")[:1]
        approved = self.filter(approved_revision__isnull=False, withdrawn_at=None).annotate(newest=Subquery(newest))
        return approved.filter(Q(newest=None) | ~Q(newest=F("approved_digest"))).select_related("release")

    def check_not_under_way(self, now: datetime) -> Self:
        """Whose embargo check was not asked for, or broke off or was lost without a word."""
        idle = Q(check_asked_at=None, check_began_at=None)
        died = Q(check_began_at__lt=now - rules.CHECK_ENDS_AFTER)
        lost = Q(check_began_at=None, check_asked_at__lt=now - rules.CHECK_BEGINS_WITHIN)
        return self.filter(idle | died | lost)

    def to_look_at(self) -> Self:
        """What was opened and not looked at since, the first on top."""
        opened = self.filter(opened_at__isnull=False, withdrawn_at=None, release__live=True)
        return opened.filter(Q(seen_open_at=None) | Q(seen_open_at__lt=F("opened_at"))).order_by("opened_at", "pk")


class Clearance(CampaignRecord):
    """The file of one release: the text that was approved and the moment it opens. Only services change it."""

    release = models.OneToOneField("press.PressReleasePage", on_delete=models.CASCADE, related_name="clearance")
    submitted_digest = models.CharField(max_length=64, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("submitted by")
    )
    submitted_at = models.DateTimeField(null=True)
    approved_digest = models.CharField(max_length=64, blank=True)
    approved_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("approved by")
    )
    approver_name = models.CharField(_("approved by"), max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True)
    opens_at = models.DateTimeField(_("opens"), null=True, db_index=True)
    is_embargo = models.BooleanField(_("under embargo"), default=False)
    embargo_reason = models.CharField(_("reason of the embargo"), max_length=300, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True)
    late_by_ms = models.PositiveBigIntegerField(null=True)
    problem = models.CharField(_("problem"), max_length=500, blank=True)
    change_note = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)
    withdrawal_notice = models.CharField(_("sentence for readers"), max_length=300, blank=True)
    # Of the embargo check that is under way; its end takes both off.
    check_asked_at = models.DateTimeField(null=True)
    check_began_at = models.DateTimeField(null=True)
    check_broke_off_at = models.DateTimeField(null=True)
    # When the last whole check began, and what it found.
    probed_at = models.DateTimeField(null=True)
    probe = models.JSONField(default=list)
    seen_open_at = models.DateTimeField(null=True)
    # Addresses that didn't show the release when it was looked at just after its opening.
    not_seen_at = models.JSONField(default=list)

    objects = ClearanceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")

    def __str__(self) -> str:
        return str(self.release)

    @property
    def can_be_read_ahead(self) -> bool:
        """Whether a journalist who agreed may read it before its time."""
        waits = self.is_embargo and self.opens_at is not None and self.opened_at is None
        return waits and not self.withdrawn_at and self.approved_revision is not None

    @property
    def check_state(self) -> CheckState:
        """How the embargo check stands now."""
        return rules.check_state(
            asked_at=self.check_asked_at,
            began_at=self.check_began_at,
            broke_off_at=self.check_broke_off_at,
            checked_at=self.probed_at,
            now=timezone.now(),
        )

    @property
    def check_is_missing(self) -> bool:
        """Whether the last embargo check broke off; a new one that runs doesn't make good for it before it ends."""
        return self.check_broke_off_at is not None or self.check_state == CheckState.BROKE_OFF

    @property
    def is_overdue(self) -> bool:
        return rules.is_overdue(self.opens_at, self.opened_at, timezone.now())

    @classmethod
    def refusals(cls, release: Any, site: Site | None) -> Iterator[str]:
        """Why this text may not be public at its moment, for the gate."""
        clearance = cls.objects.filter(release=release.pk).first() if release.pk else None
        if clearance and clearance.withdrawn_at:
            yield gettext("This release was withdrawn. Make a new one.")
        four_eyes = PressSettings.two_people_needed(site)
        approved = clearance.approved_digest if clearance else ""
        opens_at = clearance.opens_at if clearance and not clearance.opened_at else None
        digest, at = editorial_digest(release), release.publish_moment
        if not rules.may_open(draft=digest, approved=approved, four_eyes=four_eyes, opens_at=None, at=at):
            yield gettext("This text isn't approved yet. Go to “Release” and ask someone to approve it.")
        if not rules.may_open(draft=digest, approved=digest, four_eyes=four_eyes, opens_at=opens_at, at=at):
            yield gettext("This release opens at its own time. Go to “Release” to open it now.")
        if clearance:
            yield from clearance._version_refusals(digest)

    def _version_refusals(self, digest: str) -> Iterator[str]:
        newest = ReleaseVersion.objects.filter(release=self.release_id).order_by("-number").first()
        if newest and newest.digest != digest and not self.change_note:
            yield gettext("This release is public already. Say at “Release” what changes: readers see it.")


class ReleaseVersion(CampaignRecord):
    """What readers got, and what changed since. Written once; no screen and no service removes it."""

    release = models.ForeignKey("press.PressReleasePage", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    saved_at = models.DateTimeField(null=True)
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    digest = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "number"], name="press_version_number_once_per_release")
        ]

    def __str__(self) -> str:
        return f"{self.release_id} v{self.number}"


class EmbargoReader(PrivateRecord):
    """Someone of the press who may read a release before its time, and what they agreed to."""

    shown_to_readers = False

    release = models.ForeignKey("press.PressReleasePage", on_delete=models.CASCADE, related_name="embargo_readers")
    name = models.CharField(_("name"), max_length=120)
    outlet = models.CharField(_("medium"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"))
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(_("agreed"), null=True)
    agreed_name = models.CharField(max_length=120, blank=True)
    agreed_outlet = models.CharField(max_length=120, blank=True)
    revoked_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("embargo reader")
        verbose_name_plural = _("embargo readers")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "email"], name="press_embargo_reader_once_per_release")
        ]

    def __str__(self) -> str:
        return self.name

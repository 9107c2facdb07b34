"""Media and the people who work there: private, each address with where it comes from and why we may write."""

import hashlib
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from core.campaigns.models import CampaignRecord, PrivateRecord
from press.enums import Ground, OutletKind, TextFormat, Weekday
from press.outlets.rules import Issue, Rhythm, check_due, keep_until, next_issue


class Outlet(CampaignRecord):
    """A paper, station or site: what it takes, and by when."""

    shown_to_readers = False

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=OutletKind.choices, default=OutletKind.WEEKLY)
    text_format = models.CharField(
        _("how it wants the text"), max_length=10, choices=TextFormat.choices, default=TextFormat.MAIL
    )
    word_limit = models.PositiveSmallIntegerField(
        _("words at most"), null=True, blank=True, help_text=_("Empty: no limit that we know of.")
    )
    photo_wishes = models.CharField(
        _("how it wants pictures"),
        max_length=200,
        blank=True,
        help_text=_("For example: loose JPG, 1 MB or more, lying."),
    )
    website = models.URLField(_("website or upload form"), blank=True)
    appears_on = models.PositiveSmallIntegerField(_("appears on"), choices=Weekday.choices, null=True, blank=True)
    closes_on = models.PositiveSmallIntegerField(_("copy closes on"), choices=Weekday.choices, null=True, blank=True)
    closes_at = models.TimeField(_("at"), null=True, blank=True, help_text=_("Dutch time, for example 12:00."))
    weeks_before = models.PositiveSmallIntegerField(
        _("weeks earlier"),
        default=0,
        help_text=_("0: the last such day before it appears. 1: that day of the week before."),
    )
    ended_on = models.DateField(
        _("stopped on"), null=True, blank=True, help_text=_("When it merged or ended; it then isn't offered any more.")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        given = [value is not None for value in (self.appears_on, self.closes_on, self.closes_at)]
        if any(given) and not all(given):
            raise ValidationError(
                {"closes_on": gettext("Fill in the day it appears, the day copy closes and the hour, or none of them.")}
            )
        if self.weeks_before > 4:
            raise ValidationError({"weeks_before": gettext("At most four weeks.")})

    @property
    def rhythm(self) -> Rhythm | None:
        """The week of this medium, when it is known."""
        if self.appears_on is None or self.closes_on is None or self.closes_at is None:
            return None
        return Rhythm(self.appears_on, self.closes_on, self.closes_at, self.weeks_before)

    def next_issue(self, now: Any = None) -> Issue | None:
        """The next issue one can still be in, by the clock of Amsterdam."""
        return next_issue(self.rhythm, timezone.localtime(now)) if self.rhythm else None


class PressContact(PrivateRecord):
    """Someone at a medium, or a freelancer. Kept two years after someone last checked the address."""

    shown_to_readers = False

    name = models.CharField(_("name"), max_length=120)
    salutation = models.CharField(
        _("salutation"), max_length=80, blank=True, help_text=_("As in the mail: 'Beste Anna'. Empty: 'Goedendag'.")
    )
    outlet = models.ForeignKey(
        Outlet,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contacts",
        verbose_name=_("outlet"),
        help_text=_("Empty for a freelancer."),
    )
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    source = models.CharField(
        _("where the address comes from"),
        max_length=200,
        help_text=_("For example: colophon of the paper, or asked for it by mail. It stands in each mail."),
    )
    ground = models.CharField(_("why we may write"), max_length=12, choices=Ground.choices, default=Ground.INTEREST)
    last_checked = models.DateField(_("last checked"), default=timezone.localdate)
    keep_until = models.DateField(_("kept until"), editable=False, db_index=True)
    opted_out_at = models.DateTimeField(_("wants no releases since"), null=True, editable=False)

    class Meta:
        verbose_name = _("journalist")
        verbose_name_plural = _("journalists")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "email"], name="press_contact_once_per_campaign")
        ]

    def __str__(self) -> str:
        # Log lines keep this text, so it holds no name.
        return gettext("Journalist %(number)s") % {"number": self.pk or ""}

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()
        if self._state.adding and self.site_id and OptOut.objects.of(self.site, self.email).exists():
            raise ValidationError({"email": gettext("This address asked for no more releases. Don't add it again.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.strip().lower()
        self.keep_until = keep_until(self.last_checked)
        if kwargs.get("update_fields") is not None and "last_checked" in kwargs["update_fields"]:
            kwargs["update_fields"] = [*kwargs["update_fields"], "keep_until"]
        super().save(*args, **kwargs)

    @property
    def is_check_due(self) -> bool:
        """Whether it is a year since someone looked whether this is still right."""
        return check_due(self.last_checked, timezone.localdate())


class OptOutQuerySet(models.QuerySet):
    def of(self, site: Site, email: str) -> "OptOutQuerySet":
        """Whether this address asked for no more, whatever became of its record."""
        return self.filter(site=site, email_hash=email_hash(site, email))


def email_hash(site: Site, email: str) -> str:
    """An address as 64 hexadecimal digits, so that 'no more' is remembered without keeping the address."""
    return hashlib.sha256(f"{site.pk}:{email.strip().lower()}".encode()).hexdigest()


class OptOut(CampaignRecord):
    """An address that wants no more releases of this campaign: only its hash, so that it can be kept."""

    shown_to_readers = False

    email_hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    objects = OptOutQuerySet.as_manager()

    class Meta:
        verbose_name = _("opt-out")
        verbose_name_plural = _("opt-outs")
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "email_hash"], name="press_opt_out_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class PressList(CampaignRecord):
    """Journalists who get a release together."""

    shown_to_readers = False

    name = models.CharField(_("name"), max_length=120)
    contacts = models.ManyToManyField(PressContact, blank=True, related_name="lists", verbose_name=_("journalists"))

    class Meta:
        verbose_name = _("mailing list")
        verbose_name_plural = _("mailing lists")
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

"""Records of the award that aren't pages: the private nomination, laureates of old, form traffic."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards import rules
from awards.enums import PUBLIC_RESULTS, Category, LaureateKind, NominationState, Origin, Result
from core.campaigns.models import CampaignRecord, PrivateRecord
from core.people.enums import Scope


class Nomination(PrivateRecord):
    """Who was nominated, by whom and why. Private, with an end date; only the consented text is ever shown.

    Its page (`NominationPage`) holds no word of it: revisions and log lines keep what a page holds.
    """

    round = models.ForeignKey(
        "awards.AwardRoundPage", on_delete=models.CASCADE, related_name="nominations", verbose_name=_("round")
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    category = models.CharField(_("category"), max_length=20, choices=Category.choices)
    origin = models.CharField(
        _("how it came in"), max_length=10, choices=Origin.choices, default=Origin.EDITOR, editable=False
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=NominationState.choices,
        default=NominationState.RECEIVED,
        db_index=True,
    )
    result = models.CharField(
        _("result"),
        max_length=12,
        choices=Result.choices,
        default=Result.NONE,
        blank=True,
        help_text=_("A winner or honourable mention is shown from the announcement of the round on."),
    )

    nominee_name = models.CharField(_("who is nominated"), max_length=120)
    nominee_place = models.CharField(_("town or neighbourhood"), max_length=80, blank=True)
    nominee_contact = models.CharField(_("how we reach the nominee"), max_length=160, blank=True)
    motivation = models.TextField(_("why"), max_length=3000, blank=True)
    nominator_name = models.CharField(_("nominated by"), max_length=120, blank=True)
    nominator_email = models.EmailField(_("e-mail of the nominator"), blank=True)
    nominator_phone = models.CharField(_("phone of the nominator"), max_length=30, blank=True)

    consented_name = models.CharField(
        _("name on the site"),
        max_length=120,
        blank=True,
        help_text=_("Exactly as the nominee agreed to."),
    )
    consented_text = models.TextField(
        _("text on the site"),
        max_length=3000,
        blank=True,
        help_text=_("The text the nominee read and agreed to. An empty line begins a new paragraph."),
    )
    names_person = models.BooleanField(
        _("a person is named in the text"),
        default=True,
        help_text=_("Untick this only for a municipality or organisation, when no person is named."),
    )
    consent = models.ForeignKey(
        "people.Consent",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("consent"),
        help_text=_("The proof that this person agreed. Without it nothing is published."),
    )

    created_at = models.DateTimeField(_("sent in"), default=timezone.now, editable=False, db_index=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    submission_key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    trim_after = models.DateField(_("private part kept until"), editable=False, db_index=True)
    delete_after = models.DateField(_("kept until"), editable=False, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="awards_one_nomination_per_number")
        ]

    def __str__(self) -> str:
        # Log lines and "used in" lists keep this text, so it holds no name.
        return gettext("Nomination %(number)s") % {"number": self.number or ""}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.number:
            self.number = rules.next_number(self.round.numbers_given())
        self._set_end_dates()
        super().save(*args, **kwargs)

    def _set_end_dates(self) -> None:
        created = timezone.localdate(self.created_at)
        announced = _day(self.round.announces_at)
        self.trim_after = rules.trim_after(
            created=created, closes=_day(self.round.closes_at), announced=announced, state=self.state
        )
        self.delete_after = rules.delete_after(
            trimmed_after=self.trim_after, announced=announced, created=created, result=self.result
        )

    def has_consent(self, on: date | None = None) -> bool:
        """Whether the website may show it on a day (today in Europe/Amsterdam unless given)."""
        if not rules.needs_consent(self.category, self.names_person):
            return True
        return self.consent is not None and self.consent.covers(Scope.SITE, on)

    @property
    def may_be_shown(self) -> bool:
        """Whether name and text may appear anywhere now, a preview included."""
        return self.state == NominationState.ACCEPTED and self.result in PUBLIC_RESULTS and self.has_consent()


def _day(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None


class HistoricLaureate(CampaignRecord):
    """A golden municipality of 2015 or 2017: a fact with its source, and who awarded it. No demo data."""

    year = models.PositiveSmallIntegerField(_("year"), db_index=True)
    name = models.CharField(_("laureate"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=LaureateKind.choices, default=LaureateKind.MUNICIPALITY)
    province = models.CharField(_("province"), max_length=20, blank=True)
    current_municipality = models.CharField(_("municipality today"), max_length=80, blank=True)
    cbs_code = models.CharField(
        _("CBS code today"), max_length=6, blank=True, help_text=_("Of the municipality as it is today.")
    )
    note = models.CharField(_("remark"), max_length=200, blank=True)
    awarded_by = models.CharField(_("awarded by"), max_length=120)
    source_title = models.CharField(_("source"), max_length=160)
    source_url = models.URLField(_("address of the source"))

    class Meta:
        verbose_name = _("laureate of earlier years")
        verbose_name_plural = _("laureates of earlier years")
        ordering: ClassVar = ["-year", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "year", "name"], name="awards_laureate_once_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"

    @property
    def is_elsewhere_now(self) -> bool:
        """Whether this place belongs to another municipality today."""
        return bool(self.current_municipality) and self.current_municipality != self.name


class FormVisit(CampaignRecord):
    """One attempt on the public form, by keyed hash; gone after a day. It slows down machines."""

    shown_to_readers = False

    key = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("form visit")
        verbose_name_plural = _("form visits")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

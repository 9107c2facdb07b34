"""Who appears: `Person` as shown to readers, `Consent` as the private proof that they agreed."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.campaigns.models import CampaignQuerySet, CampaignRecord, PrivateRecord
from core.media.storage import private_storage
from core.people import rules
from core.people.enums import HowGiven, Scope
from core.people.phones import dialled
from core.people.validators import phone_number


class ConsentQuerySet(CampaignQuerySet):
    """Consents, seen by what they still allow."""

    def ended(self, on: date) -> "ConsentQuerySet":
        """No longer in force on this day: withdrawn, or past the last valid day."""
        return self.filter(models.Q(withdrawn_at__isnull=False) | models.Q(valid_until__lt=on))


class Consent(PrivateRecord):
    """Proof that someone agreed to be seen or quoted: who, where, until when. Never shown to readers.

    A recognisable picture or story is public only while a consent of this kind covers it.
    """

    internal_name = models.CharField(
        _("who"),
        max_length=120,
        help_text=_("For us only: the name, or another way to know who this is."),
    )
    reach_by = models.CharField(
        _("how we reach this person"), max_length=160, blank=True, help_text=_("A phone number or address.")
    )
    subject = models.CharField(
        _("for what"),
        max_length=200,
        help_text=_("For example: photo at the residents' kitchen, or the story about the move."),
    )
    scope_site = models.BooleanField(_("on the website"), default=False)
    scope_press = models.BooleanField(_("in the press"), default=False)
    scope_social = models.BooleanField(_("on social media"), default=False)
    scope_print = models.BooleanField(_("in print"), default=False)
    scope_newsletter = models.BooleanField(_("in the newsletter"), default=False)
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"),
        null=True,
        blank=True,
        help_text=_("Only for someone younger than 16: then a parent or guardian decides."),
    )
    guardian = models.CharField(_("parent or guardian"), max_length=120, blank=True)
    given_on = models.DateField(_("given on"), default=timezone.localdate)
    how_given = models.CharField(_("how"), max_length=10, choices=HowGiven.choices, default=HowGiven.PAPER)
    proof = models.FileField(
        _("proof"),
        upload_to="consents/",
        storage=private_storage,
        blank=True,
        help_text=_("The signed form or the mail. It is kept where no visitor can reach it."),
    )
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("Leave empty for two years from the day it was given."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)

    objects = ConsentQuerySet.as_manager()

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("internal_name"), FieldPanel("reach_by"), FieldPanel("subject")],
            heading=_("Who and what"),
        ),
        MultiFieldPanel(
            [FieldPanel(f"scope_{scope.value}") for scope in Scope],
            heading=_("Where may it appear?"),
        ),
        FieldRowPanel([FieldPanel("birth_year"), FieldPanel("guardian")], heading=_("Someone younger than 16")),
        MultiFieldPanel(
            [FieldPanel("given_on"), FieldPanel("how_given"), FieldPanel("proof"), FieldPanel("valid_until")],
            heading=_("Proof and term"),
        ),
        FieldPanel("site"),
    ]

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar = ["-given_on", "-pk"]

    def __str__(self) -> str:
        # Log lines and "used in" lists keep this text, so it holds no name.
        return str(_("Consent %(number)s")) % {"number": self.pk or ""}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.valid_until is None:
            self.valid_until = rules.years_later(self.given_on)
        super().save(*args, **kwargs)

    @property
    def scopes(self) -> set[Scope]:
        return {scope for scope in Scope if getattr(self, f"scope_{scope.value}")}

    @property
    def terms(self) -> rules.ConsentTerms:
        return rules.ConsentTerms(
            scopes=self.scopes,
            given_on=self.given_on,
            valid_until=self.valid_until,
            is_withdrawn=self.withdrawn_at is not None,
            birth_year=self.birth_year,
            guardian=self.guardian,
        )

    def covers(self, scope: Scope, on: date | None = None) -> bool:
        """Whether this consent allows that use on a day (today in Europe/Amsterdam unless given)."""
        return rules.covers(self.terms, scope, on or timezone.localdate())


class Person(CampaignRecord, index.Indexed):
    """Someone as readers see them: author, alderman, juror or press contact. Needs no account."""

    is_remembered = True

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("part of the address"), max_length=120, blank=True, editable=False)
    role = models.CharField(
        _("role"),
        max_length=120,
        blank=True,
        help_text=_("As readers see it: 'sociaal werker', 'wethouder'."),
    )
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("portrait"),
    )
    bio = models.TextField(_("about"), max_length=600, blank=True, help_text=_("Two or three sentences."))
    phone = models.CharField(_("phone"), max_length=30, blank=True, validators=[phone_number])
    show_phone = models.BooleanField(_("show the phone number on the site"), default=False)
    email = models.EmailField(_("e-mail"), blank=True)
    show_email = models.BooleanField(_("show the e-mail address on the site"), default=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
        verbose_name=_("account"),
        help_text=_("Only when this person writes here too."),
    )
    user.wagtail_reference_index_ignore = True

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
        FieldPanel("portrait"),
        FieldPanel("bio"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("show_phone")]),
                FieldRowPanel([FieldPanel("email"), FieldPanel("show_email")]),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("user"),
        FieldPanel("site"),
    ]

    search_fields: ClassVar = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.SearchField("organisation"),
        index.FilterField("site"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "slug"], name="people_person_slug_once_per_campaign")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        base = slugify(self.name)[:100] or "persoon"
        taken = set(
            Person.objects.filter(site=self.site, slug__startswith=base)
            .exclude(pk=self.pk)
            .values_list("slug", flat=True)
        )
        candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
        return next(slug for slug in candidates if slug not in taken)

    @property
    def role_line(self) -> str:
        """Role and organisation as one line, for a byline or a caption."""
        return ", ".join(part for part in (self.role, self.organisation) if part)

    @property
    def public_phone(self) -> str:
        return self.phone if self.show_phone else ""

    @property
    def public_email(self) -> str:
        return self.email if self.show_email else ""

    @property
    def phone_link(self) -> str:
        """The number of a `tel:` link."""
        return dialled(self.public_phone)

"""A campaign is a Wagtail Site with settings; every record that isn't a page belongs to one."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Collection, Site

from core.campaigns.accent import AccentInput, CampaignSettingsForm
from core.campaigns.enums import Role
from core.campaigns.rules import DEFAULT_ACCENT


class CampaignQuerySet(models.QuerySet):
    """Records of campaigns; the base of every query set of ours on a plain record."""

    def for_site(self, site: Site) -> Self:
        """Only what belongs to this campaign."""
        return self.filter(site=site)

    def within(self, site: Site | None) -> Self:
        """What belongs to this campaign, or to any when none is named."""
        return self.for_site(site) if site else self


class CampaignRecord(models.Model):
    """A record that isn't a page. It belongs to exactly one campaign and outlives none silently."""

    # Whether a change can alter a page; kept pages of the campaign are then made anew.
    shown_to_readers: ClassVar[bool] = True
    # Whether processes remember it, with settings and menu (`core.cache.memory`).
    is_remembered: ClassVar[bool] = False

    site = models.ForeignKey(
        Site,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("campaign"),
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        abstract = True


class PrivateRecord(CampaignRecord):
    """A record with personal data: its address never gives away how many there are."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class CampaignRole(CampaignRecord):
    """Ties a group of users to one campaign and one role; `setup_roles` makes and repairs these."""

    shown_to_readers = False

    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="campaign_role")

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "role"], name="campaigns_one_group_per_role")]

    def __str__(self) -> str:
        return f"{self.site.site_name}: {self.get_role_display()}"


@register_setting(icon="cog", order=100)
class CampaignSettings(BaseSiteSetting):
    """Who runs this campaign and how it presents itself: one row per campaign, edited in the admin.

    A campaign exists when its site has this row.
    """

    organisation = models.CharField(_("organisation"), max_length=120)
    organisation_url = models.URLField(_("website of the organisation"), blank=True)
    municipality = models.CharField(_("municipality"), max_length=80)
    message = models.CharField(
        _("message"),
        max_length=180,
        help_text=_("What the campaign says, in one sentence. It stands large on the home page."),
    )
    next_step_text = models.CharField(
        _("next step"),
        max_length=80,
        blank=True,
        help_text=_("The one thing you ask of a visitor, for example: 'Nominate someone'."),
    )
    next_step_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page of the next step"),
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=DEFAULT_ACCENT,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six characters."))],
        help_text=_("For buttons, links and lines, as #b88a1b. Gold stays for the award."),
    )
    boilerplate = models.TextField(
        _("about the organisation"),
        blank=True,
        help_text=_("Three or four sentences. They stand under every press release and in the footer."),
    )
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact: e-mail"), blank=True)
    contact_phone = models.CharField(_("contact: phone"), max_length=30, blank=True)
    security_contact = models.EmailField(
        _("contact for security reports"),
        blank=True,
        help_text=_("It stands in security.txt, where someone who finds a leak looks first."),
    )
    nominations_open_form = models.BooleanField(
        _("nomination form is open"),
        default=False,
        help_text=_("Visitors can nominate someone while a round is open."),
    )
    collection = models.ForeignKey(
        Collection,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("collection"),
    )
    is_demo = models.BooleanField(default=False, editable=False)

    base_form_class = CampaignSettingsForm

    panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("organisation_url"),
                FieldPanel("municipality"),
                FieldPanel("message"),
            ],
            heading=_("The campaign"),
        ),
        MultiFieldPanel(
            [FieldPanel("next_step_text"), PageChooserPanel("next_step_page")],
            heading=_("Next step for a visitor"),
        ),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("accent", widget=AccentInput)], heading=_("Looks")),
        MultiFieldPanel(
            [
                FieldPanel("boilerplate"),
                FieldPanel("contact_name"),
                FieldPanel("contact_email"),
                FieldPanel("contact_phone"),
                FieldPanel("security_contact"),
            ],
            heading=_("About and contact"),
        ),
        FieldPanel("nominations_open_form"),
    ]

    class Meta:
        verbose_name = _("campaign settings")
        verbose_name_plural = _("campaign settings")

    def __str__(self) -> str:
        return self.organisation or self.site.site_name

    @classmethod
    def existing_for(cls, site: Site) -> "CampaignSettings | None":
        """The settings of a campaign, or None when this site has none yet (`for_site` would make them)."""
        return cls.objects.filter(site=site).first()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.collection_id:
            name = self.organisation or self.site.site_name or self.site.hostname
            self.collection = Collection.get_first_root_node().add_child(instance=Collection(name=name))
        super().save(*args, **kwargs)

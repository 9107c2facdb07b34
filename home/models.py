"""The campaign's own pages: the front page, plain pages, and the toolkit."""

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from core.blocks.links import know_links
from core.blocks.story import PORTABLE_FEATURES, StoryBlock
from core.blocks.text import html_to_text, plain_text
from core.cache.memory import remember
from core.campaigns.services import settings_of_page
from core.pages.models import BasePage
from core.rows import rows_with
from home import front
from home.blocks import ToolkitCardsBlock
from home.enums import StatementStatus
from home.querysets import HomeManager, StatementManager
from home.rules import LOOK_MONTHS, TEST_MONTHS, months_after, statement_refusals, status_sentence


class HomePage(BasePage):
    """The front page: the campaign's one sentence, what is new in each room, and one next step."""

    intro = RichTextField(
        _("introduction"),
        features=PORTABLE_FEATURES,
        blank=True,
        help_text=_("Two or three sentences under the campaign's message."),
    )
    hero_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("large picture"),
    )

    objects = HomeManager()

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "home.ContentPage",
        "home.AccessibilityStatementPage",
        "home.ToolkitPage",
        "blog.BlogIndexPage",
        "columns.ColumnSeriesPage",
        "awards.AwardPage",
        "press.PressRoomPage",
    ]
    search_kind = "page"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("hero_image"),
        InlinePanel("featured_people", label=_("Person"), heading=_("People in the light")),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def lead_image(self) -> Any:
        return self.hero_image

    def search_text(self) -> str:
        return html_to_text(self.intro)

    def _fetch_public_child(self, slug: str) -> BasePage | None:
        """The blog, the press room and the other sections are remembered: almost every address goes through one."""
        section = remember(f"section {slug}", lambda: super(HomePage, self)._fetch_public_child(slug))
        return None if section is None or section.has_ended else _as_new(section)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        site = self.get_site()
        if site is not None:
            context.update(front.news_of(site))
        context["people"] = [item.person for item in rows_with(self, "featured_people", "person__portrait")]
        return context


def _as_new(section: BasePage) -> BasePage:
    """A copy for one request, whose texts look anew at what they point at: a page behind a button may have gone."""
    page = copy(section)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            text = getattr(page, field.name)
            setattr(page, field.name, StreamValue(text.stream_block, list(text.raw_data), is_lazy=True))
    return page


class FeaturedPerson(Orderable):
    """Someone who is shown on the front page."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured_people")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page to lead to"),
    )

    panels: ClassVar = [FieldPanel("person"), FieldPanel("page")]


class ContentPage(BasePage):
    """A plain page: about us, privacy, accessibility."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("text"))

    parent_page_types: ClassVar = ["home.HomePage", "home.ContentPage"]
    subpage_types: ClassVar = ["home.ContentPage", "columns.ColumnSeriesPage"]
    search_kind = "page"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel(BasePage.privacy_panels[0].children, heading=_("Privacy of people in it")),
    ]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    @property
    def listing_text(self) -> str:
        return super().listing_text or self.lead

    def search_text(self) -> str:
        return f"{self.lead}\n\n{plain_text(self.body)}"


class ToolkitPage(BasePage):
    """'Zelf aan de slag': cards for whoever wants to do this too, with material to download."""

    intro = RichTextField(_("introduction"), features=PORTABLE_FEATURES, blank=True)
    cards = StreamField(ToolkitCardsBlock(), verbose_name=_("cards"), blank=True)

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    search_kind = "toolkit"

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("cards")]

    class Meta:
        verbose_name = _("toolkit")
        verbose_name_plural = _("toolkits")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        know_links(*self.cards.raw_data)
        return super().get_context(request, *args, **kwargs)

    def search_text(self) -> str:
        cards = (" ".join([card.value["title"], card.value["what"], card.value["why"]]) for card in self.cards)
        return "\n".join([html_to_text(self.intro), *cards])


class AccessibilityStatementPage(BasePage):
    """The accessibility statement, with the parts the Dutch model asks for and what is still wrong, said openly."""

    scope = models.TextField(
        _("what it is about"), help_text=_("Which site, and which parts of it are not included."), max_length=600
    )
    status = models.CharField(
        _("status"), max_length=1, choices=StatementStatus.choices, default=StatementStatus.UNKNOWN
    )
    basis = models.TextField(
        _("how it was tested"), max_length=1000, help_text=_("Who tested, in what way, and which pages.")
    )
    tested_on = models.DateField(
        _("tested on"), null=True, blank=True, help_text=_("After 36 months the test has to be done anew.")
    )
    report_url = models.URLField(_("address of the test report"), blank=True)
    register_url = models.URLField(
        _("address in the register"),
        blank=True,
        help_text=_("The statement in the register of toegankelijkheidsverklaring.nl, when there is one."),
    )
    feedback = models.TextField(
        _("when something doesn't work"),
        max_length=600,
        help_text=_("Whom to call or mail, and how soon there is an answer."),
    )
    complaint = models.TextField(
        _("when the answer doesn't help"),
        max_length=600,
        help_text=_("Where someone can complain: with you first, then with the National Ombudsman."),
    )
    signed_on = models.DateField(_("signed on"), default=timezone.localdate)
    signed_by = models.CharField(_("signed by"), max_length=160, help_text=_("Name and role."))

    objects = StatementManager()

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    search_kind = "page"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("scope"),
        FieldPanel("status"),
        MultiFieldPanel(
            [FieldPanel("basis"), FieldPanel("tested_on"), FieldPanel("report_url"), FieldPanel("register_url")],
            heading=_("The test"),
        ),
        InlinePanel("deviations", label=_("Point"), heading=_("What isn't accessible yet")),
        MultiFieldPanel([FieldPanel("feedback"), FieldPanel("complaint")], heading=_("Contact and complaints")),
        FieldRowPanel([FieldPanel("signed_by"), FieldPanel("signed_on")], heading=_("Signature")),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    @property
    def status_text(self) -> str:
        """What the status means, for readers."""
        campaign = settings_of_page(self)
        return status_sentence(self.status, campaign.organisation if campaign else "")

    @property
    def next_test_on(self) -> Any:
        """The calendar day by which the test has to be done anew."""
        return months_after(self.tested_on, TEST_MONTHS) if self.tested_on else None

    @property
    def next_look_on(self) -> Any:
        """The calendar day by which someone looks at this statement again."""
        return months_after(self.signed_on, LOOK_MONTHS)

    @property
    def listing_text(self) -> str:
        return super().listing_text or self.status_text

    def public_refusals(self) -> Iterator[str]:
        yield from super().public_refusals()
        yield from statement_refusals(self.status, self.tested_on, len(self.deviations.all()))

    def search_text(self) -> str:
        points = (point.what for point in self.deviations.all())
        return "\n\n".join([self.scope, self.basis, *points, self.feedback, self.complaint])


class AccessibilityDeviation(Orderable):
    """One thing that isn't accessible yet: why, for whom that matters, and what is done about it."""

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="deviations")
    what = models.CharField(_("what isn't accessible"), max_length=300)
    cause = models.TextField(_("why"), max_length=600)
    consequence = models.TextField(_("what a visitor notices"), max_length=600)
    measure = models.TextField(_("what you do about it"), max_length=600)
    planned_on = models.DateField(_("solved on"))

    panels: ClassVar = [
        FieldPanel("what"),
        FieldPanel("cause"),
        FieldPanel("consequence"),
        FieldPanel("measure"),
        FieldPanel("planned_on"),
    ]

"""The pages of the award; the records they rest on are in `records.py`."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import linebreaks
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import re_path
from wagtail.fields import RichTextField, StreamField

from awards import rules
from awards.enums import PUBLIC_RESULTS, RESULT_HEADINGS, Category, Result, RoundState
from awards.querysets import NominationPageManager, RoundManager
from awards.records import FormVisit, HistoricLaureate, Nomination
from awards.routes import answer
from core.blocks.story import PORTABLE_FEATURES, StoryBlock
from core.blocks.text import html_to_text, plain_text
from core.campaigns.services import settings_of_page, site_of_page
from core.pages.feeds import FeedEntry, FeedMixin
from core.pages.models import SOCIAL_IMAGE_PANEL, BasePage, PaginatedListMixin
from core.pages.structured import Author, Thing, event

__all__ = [
    "AwardPage",
    "AwardRoundPage",
    "FormVisit",
    "HistoricLaureate",
    "LaureateHistoryPage",
    "Nomination",
    "NominationPage",
]

SUMMARY_LENGTH = 180


class AwardPage(FeedMixin, PaginatedListMixin, BasePage):
    """The award itself: what it is, its rounds from new to old with their winners, and what came before."""

    intro = RichTextField(_("introduction"), features=PORTABLE_FEATURES, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("text"), blank=True)

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["awards.AwardRoundPage", "awards.LaureateHistoryPage"]
    search_kind = "award"

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")

    def get_list_queryset(self, request: HttpRequest) -> models.QuerySet:
        return AwardRoundPage.objects.public().child_of(self).newest_first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        with_winners(context["items"].object_list)
        context["histories"] = LaureateHistoryPage.objects.public().child_of(self)
        return context

    def get_feed_entries(self) -> list[FeedEntry]:
        pages = NominationPage.objects.public().descendant_of(self).newest_first().for_lists()
        return [page.feed_entry() for page in pages[: self.feed_size]]

    def search_text(self) -> str:
        return f"{html_to_text(self.intro)}\n\n{plain_text(self.body)}"


class AwardRoundPage(FeedMixin, PaginatedListMixin, BasePage):
    """One year of the award: theme, categories, when it opens and closes, and its laureates.

    While it is open, and the campaign allows it, visitors nominate at `voordragen/` below this page.
    """

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)], db_index=True
    )
    theme = models.CharField(_("theme"), max_length=120, blank=True)
    intro = RichTextField(_("introduction"), features=PORTABLE_FEATURES, blank=True)
    for_municipalities = models.BooleanField(_("a municipality"), default=True)
    for_people = models.BooleanField(_("a person"), default=True)
    for_organisations = models.BooleanField(_("an organisation"), default=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Up to this minute, Dutch time, people can nominate.")
    )
    announces_at = models.DateTimeField(
        _("announcement"),
        null=True,
        blank=True,
        help_text=_("Winners and honourable mentions can't be seen before this moment."),
    )
    result_text = RichTextField(
        _("about the result"),
        features=PORTABLE_FEATURES,
        blank=True,
        help_text=_("Shown from the announcement on: what struck the jury, and thanks."),
    )
    # When children were last told apart as public; the clock compares it with `announces_at`.
    told_at = models.DateTimeField(null=True, editable=False)

    objects = RoundManager()

    parent_page_types: ClassVar = ["awards.AwardPage"]
    subpage_types: ClassVar = ["awards.NominationPage"]
    search_kind = "award"
    page_size = 24

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("year"), FieldPanel("theme")]),
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("for_municipalities"), FieldPanel("for_people"), FieldPanel("for_organisations")],
            heading=_("Who can be nominated?"),
        ),
        MultiFieldPanel(
            [FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("announces_at")],
            heading=_("When"),
            help_text=_("Leave opening and closing empty when you name the laureates yourselves."),
        ),
        FieldPanel("result_text"),
    ]

    class Meta:
        verbose_name = _("round of the award")
        verbose_name_plural = _("rounds of the award")

    def clean(self) -> None:
        super().clean()
        if bool(self.opens_at) != bool(self.closes_at):
            raise ValidationError({"closes_at": _("Fill in both opening and closing, or neither.")})
        if not rules.times_are_in_order(
            opens_at=self.opens_at, closes_at=self.closes_at, announces_at=self.announces_at
        ):
            raise ValidationError(
                {"closes_at": _("It opens, it closes, and then comes the announcement. Check the times.")}
            )
        if not self.categories:
            raise ValidationError({"for_people": _("Choose at least one kind of nominee.")})

    @property
    def categories(self) -> list[Category]:
        """Who can be nominated in this round."""
        chosen = {
            Category.MUNICIPALITY: self.for_municipalities,
            Category.PERSON: self.for_people,
            Category.ORGANISATION: self.for_organisations,
        }
        return [category for category, is_chosen in chosen.items() if is_chosen]

    def numbers_given(self) -> list[int]:
        """The numbers of nominations in this round, and of pages whose record is gone."""
        slugs = self.get_children().filter(slug__startswith="voordracht-").values_list("slug", flat=True)
        from_pages = [int(end) for slug in slugs if (end := slug.rpartition("-")[2]).isdigit()]
        return [*self.nominations.values_list("number", flat=True), *from_pages]

    @property
    def state(self) -> RoundState:
        """Where this round stands now, for a reader."""
        return rules.round_state(
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            announces_at=self.announces_at,
            now=timezone.now(),
        )

    @property
    def steps(self) -> list[rules.Step]:
        """The line of time of this round, as it stands now."""
        return rules.round_steps(
            opens_at=self.opens_at, closes_at=self.closes_at, announces_at=self.announces_at, now=timezone.now()
        )

    def structured_things(self, request: HttpRequest, publisher: Thing, images: list[Thing]) -> list[Thing]:
        """The weeks in which people nominate, here on the site."""
        things = super().structured_things(request, publisher, images)
        if self.opens_at:
            shown = {
                "summary": self.theme or self.listing_text,
                "organizer": publisher,
                "image": next(iter(images), None),
            }
            times = {"begins": self.opens_at, "ends": self.announces_at or self.closes_at}
            things.append(event(self.title, self.get_full_url(request), place="", town="", **times, **shown))
        return things

    @cached_property
    def takes_nominations(self) -> bool:
        """Whether a visitor can nominate now: the round is open and the campaign has its form on."""
        if self.state != RoundState.OPEN:
            return False
        campaign = settings_of_page(self)
        return bool(campaign and campaign.nominations_open_form)

    @cached_property
    def winners(self) -> list["NominationPage"]:
        """The public winners; `with_winners` fills it for a whole list."""
        return [page for page in self._laureates() if page.nomination.result == Result.WINNER]

    def _laureates(self) -> models.QuerySet:
        return NominationPage.objects.public().in_round(self).best_first().for_lists()

    def get_list_queryset(self, request: HttpRequest) -> models.QuerySet:
        return self._laureates()

    def get_feed_entries(self) -> list[FeedEntry]:
        pages = NominationPage.objects.public().in_round(self).newest_first().for_lists()
        return [page.feed_entry() for page in pages[: self.feed_size]]

    @re_path(r"^voordragen/$", name="nominate")
    def nominate(self, request: HttpRequest) -> HttpResponse:
        return answer("nominate", request, self)

    @re_path(r"^voordragen/verstuurd/$", name="nominated")
    def nominated(self, request: HttpRequest) -> HttpResponse:
        return answer("nominated", request, self)

    @re_path(r"^voordragen/bevestigen/(?P<token>[A-Za-z0-9_-]{20,100})/$", name="confirm")
    def confirm(self, request: HttpRequest, token: str) -> HttpResponse:
        return answer("confirm", request, self, token)

    @property
    def listing_text(self) -> str:
        return super().listing_text or self.theme

    def search_text(self) -> str:
        texts = [self.theme, html_to_text(self.intro)]
        if self.state == RoundState.ANNOUNCED:
            texts.append(html_to_text(self.result_text))
        return "\n\n".join(text for text in texts if text)


def with_winners(rounds: Any) -> Any:
    """Give each round of a list its public winners, in one query for all."""
    pages = NominationPage.objects.public().filter(nomination__result=Result.WINNER)
    pages = pages.filter(nomination__round__in=[one.pk for one in rounds]).best_first().for_lists()
    by_round: dict[int, list[NominationPage]] = {}
    for page in pages:
        by_round.setdefault(page.nomination.round_id, []).append(page)
    for one in rounds:
        one.winners = by_round.get(one.pk, [])
    return rounds


class NominationPage(BasePage):
    """The public page of a nomination whose nominee agreed: shortlisted, honourable mention or winner.

    It has no personal field of its own. Name and text come from the private record, and only while a
    consent for the website is in force; it can't be published, and isn't served, without one.
    """

    nomination = models.OneToOneField(
        Nomination, null=True, editable=False, on_delete=models.SET_NULL, related_name="page"
    )

    objects = NominationPageManager()

    parent_page_types: ClassVar = ["awards.AwardRoundPage"]
    subpage_types: ClassVar = []
    # Made by `services.make_page` with its record; an empty one would have nothing to show.
    is_creatable = False
    exclude_fields_in_copy: ClassVar = ["nomination"]
    search_kind = "award"

    content_panels: ClassVar = [
        HelpPanel(
            content=_(
                "Name and text stand in the nomination, not here: this page keeps nothing personal. "
                "Change them under Nominations."
            ),
            heading=_("Where is the text?"),
        ),
        FieldPanel("listing_image"),
        SOCIAL_IMAGE_PANEL,
    ]
    promote_panels: ClassVar = []

    class Meta:
        verbose_name = _("nomination on the site")
        verbose_name_plural = _("nominations on the site")

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._keep_nothing_personal()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self._keep_nothing_personal()
        return super().save_revision(*args, **kwargs)

    def _keep_nothing_personal(self) -> None:
        """Whatever a form or program put in the texts that every page has, a revision would keep."""
        if self.nomination:
            self.title = str(self.nomination)
            self.slug = rules.slug(self.nomination.number)
        self.draft_title = self.title
        self.seo_title = self.search_description = self.listing_summary = ""

    def public_refusals(self) -> Iterator[str]:
        yield from super().public_refusals()
        if self.nomination is None:
            yield gettext("The nomination of this page no longer exists. Remove this page.")
        else:
            yield from self._nomination_refusals(self.nomination)

    def _story_refusals(self, on: Any) -> Iterator[str]:
        """Asked of the nomination's own consent below; a page needn't say it twice."""
        return iter(())

    def _nomination_refusals(self, nomination: Nomination) -> Iterator[str]:
        moment = self.publish_moment
        if not nomination.has_consent(timezone.localdate(moment)):
            yield gettext("There is no consent in force for the website. Link this person's consent to the nomination.")
        if not (nomination.consented_name.strip() and nomination.consented_text.strip()):
            yield gettext("Name or text for the site is missing. Fill in what the nominee agreed to.")
        if not rules.may_have_result(nomination.state, Result.WINNER):
            yield gettext("The nominee hasn't agreed yet. Set the nomination to 'nominee agrees' first.")
        if nomination.result not in PUBLIC_RESULTS:
            yield gettext("There is no result yet. Choose shortlisted, honourable mention or winner.")
        elif not rules.is_told(nomination.result, nomination.round.announces_at, moment):
            yield gettext("The result isn't announced yet. Wait for the announcement of the round, or change it.")
        if not nomination.round.live:
            yield gettext("The round of this nomination isn't on the site yet. Publish the round first.")

    @property
    def is_shown(self) -> bool:
        """Whether name and text may be shown here; a preview asks this too."""
        return self.nomination is not None and self.nomination.may_be_shown

    @property
    def public_name(self) -> str:
        """The name the nominee agreed to; the neutral title while it may not be shown."""
        return self.nomination.consented_name if self.is_shown else self.title

    @property
    def public_text(self) -> str:
        return self.nomination.consented_text if self.is_shown else ""

    @property
    def public_place(self) -> str:
        return self.nomination.nominee_place if self.is_shown else ""

    @property
    def record(self) -> Nomination | None:
        """The private record, for templates that show its category."""
        return self.nomination

    @property
    def round(self) -> AwardRoundPage | None:
        return self.nomination.round if self.nomination else None

    @property
    def result_label(self) -> str:
        return self.nomination.get_result_display() if self.is_shown else ""

    @property
    def result_heading(self) -> str:
        """What stands above a list of pages with this result."""
        return str(RESULT_HEADINGS.get(Result(self.nomination.result), "")) if self.is_shown else ""

    @property
    def is_winner(self) -> bool:
        return self.is_shown and self.nomination.result == Result.WINNER

    @property
    def shown_title(self) -> str:
        """What search and shared links show; they exist only while this page is public."""
        return self.public_name

    @property
    def lead_image(self) -> Any:
        return self.listing_image

    @property
    def one_sentence(self) -> str:
        """What a card says of this nominee: the first sentence of the text that was agreed to."""
        return rules.first_sentence(self.public_text)

    @property
    def listing_text(self) -> str:
        text = " ".join(self.public_text.split())
        return text if len(text) <= SUMMARY_LENGTH else f"{text[:SUMMARY_LENGTH].rsplit(' ', 1)[0]} …"

    def search_text(self) -> str:
        return "\n\n".join(part for part in (self.public_text, self.result_label, self.public_place) if part)

    def feed_entry(self) -> FeedEntry:
        """This laureate as one item of a feed."""
        campaign = settings_of_page(self)
        return FeedEntry(
            title=f"{self.result_label}: {self.public_name}",
            link=self.full_url,
            summary=self.listing_text,
            html=linebreaks(self.public_text, autoescape=True),
            authors=[Author(campaign.organisation)] if campaign else [],
            published=self.feed_date or timezone.now(),
            updated=self.last_published_at,
        )


class LaureateHistoryPage(BasePage):
    """The golden municipalities of earlier years, each year with who awarded them and where that stands."""

    intro = RichTextField(_("introduction"), features=PORTABLE_FEATURES, blank=True)

    parent_page_types: ClassVar = ["awards.AwardPage"]
    subpage_types: ClassVar = []
    search_kind = "award"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        HelpPanel(
            content=_("The laureates themselves are under 'Earlier laureates' in the menu."),
            heading=_("The list"),
        ),
    ]

    class Meta:
        verbose_name = _("laureates of earlier years")
        verbose_name_plural = _("pages with laureates of earlier years")

    def laureates(self) -> list[HistoricLaureate]:
        """All of this campaign, newest year first and by place in Dutch order; a few dozen at most."""
        found = HistoricLaureate.objects.for_site(site_of_page(self))
        return sorted(found, key=lambda one: (-one.year, rules.place_order(one.name)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "laureates": self.laureates()}

    def search_text(self) -> str:
        lines = [f"{one.name} {one.current_municipality} {one.year}" for one in self.laureates()]
        return "\n".join([html_to_text(self.intro), *lines])

"""The column series: a dilemma of the social worker, and a week later the alderman's answer."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from columns import rules
from columns.enums import ExchangeState, Recognisability, TurnKind
from columns.querysets import AnswerManager, DilemmaManager, ExchangeQuerySet, SeriesManager
from core.blocks.links import read_together
from core.blocks.story import PORTABLE_FEATURES, StoryBlock
from core.blocks.text import html_to_text, plain_text
from core.campaigns.models import CampaignRecord
from core.known import tie_along
from core.pages.feeds import FeedEntry, FeedMixin, feed_html
from core.pages.models import BasePage, PaginatedListMixin
from core.pages.structured import Author, Thing


class ColumnSeriesPage(FeedMixin, PaginatedListMixin, BasePage):
    """A series of exchanges with its rhythm: who writes, who answers, and every how many days.

    Readers see the exchanges, newest first, and when the next letter comes.
    """

    intro = RichTextField(_("introduction"), features=PORTABLE_FEATURES, blank=True)
    social_worker = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("social worker"),
        help_text=_("Who brings the dilemmas."),
    )
    alderman = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("alderman"),
        help_text=_("Who answers."),
    )
    first_date = models.DateField(_("first dilemma"), default=timezone.localdate)
    every_days = models.PositiveSmallIntegerField(
        _("days between two dilemmas"),
        default=14,
        validators=[MinValueValidator(2), MaxValueValidator(90)],
    )
    answer_after_days = models.PositiveSmallIntegerField(
        _("days until the answer"), default=7, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    publish_hour = models.TimeField(_("hour of publication"), default=time(10, 0))

    objects = SeriesManager()

    parent_page_types: ClassVar = ["home.HomePage", "home.ContentPage"]
    subpage_types: ClassVar = ["columns.DilemmaPage"]
    search_kind = "column"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldRowPanel([FieldPanel("social_worker"), FieldPanel("alderman")]),
        MultiFieldPanel(
            [
                FieldPanel("first_date"),
                FieldPanel("every_days"),
                FieldPanel("answer_after_days"),
                FieldPanel("publish_hour"),
            ],
            heading=_("Rhythm"),
            help_text=_("A dilemma every two weeks, and the answer in the week between."),
        ),
        InlinePanel(
            "pauses",
            label=_("Pause"),
            heading=_("Pauses"),
            help_text=_("Recess and holidays: turns move on."),
        ),
    ]

    class Meta:
        verbose_name = _("column series")
        verbose_name_plural = _("column series")

    def clean(self) -> None:
        super().clean()
        if self.every_days and self.answer_after_days and self.answer_after_days >= self.every_days:
            raise ValidationError(
                {"answer_after_days": _("The answer must come before the next dilemma. Choose fewer days.")}
            )

    @property
    def rhythm(self) -> rules.Rhythm:
        return rules.Rhythm(self.first_date, self.every_days, self.answer_after_days)

    @property
    def _pauses(self) -> tuple[rules.Pause, ...]:
        return tuple(pause.as_rule() for pause in self.pauses.all())

    def dilemma_date(self, number: int) -> date:
        """The day the `number`-th dilemma is due, pauses skipped."""
        return rules.dilemma_date(self.rhythm, number, self._pauses)

    def answer_date(self, dilemma_on: date) -> date:
        return rules.answer_date(self.rhythm, dilemma_on, self._pauses)

    def next_dilemma_date(self) -> date:
        """The day of the dilemma after the last one that was started."""
        last = self.exchanges.order_by("-number").values_list("number", flat=True).first() or 0
        return self.dilemma_date(last + 1)

    def get_list_queryset(self, request: HttpRequest) -> models.QuerySet:
        return DilemmaPage.objects.public().child_of(self).newest_first().for_lists()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        items = with_answers(context["items"].object_list)
        context["waiting_turn"] = items[0].answer_turn if items and not items[0].answer else None
        context["next_dilemma_date"] = self.next_dilemma_date()
        return context

    @path("alles/", name="whole")
    def whole(self, request: HttpRequest) -> HttpResponse:
        """All letters on one page, the first on top: to read in one go, or to print."""
        dilemmas = DilemmaPage.objects.public().child_of(self).newest_first().reverse().for_lists()
        letters = with_answers(dilemmas)
        answers = [dilemma.answer for dilemma in letters if dilemma.answer]
        read_together(*(letter.body for letter in [*letters, *answers]))
        # What the list shows isn't on this page.
        context = super(PaginatedListMixin, self).get_context(request) | {"dilemmas": letters}
        return TemplateResponse(request, "columns/whole_series.html", context)

    def get_feed_entries(self) -> list[FeedEntry]:
        """The newest letters of both, each with its own writer."""
        dilemmas = DilemmaPage.objects.public().child_of(self).newest_first().for_lists()[: self.feed_size]
        letters: list[Letter] = list(with_answers(dilemmas))
        letters += [dilemma.answer for dilemma in letters if dilemma.answer]
        letters.sort(key=lambda letter: letter.feed_date or timezone.now(), reverse=True)
        return [letter.feed_entry() for letter in letters[: self.feed_size]]

    def search_text(self) -> str:
        return html_to_text(self.intro)


class SeriesPause(Orderable):
    """Days on which nothing of the series is due."""

    series = ParentalKey(ColumnSeriesPage, on_delete=models.CASCADE, related_name="pauses")
    reason = models.CharField(_("reason"), max_length=80, help_text=_("For example: summer recess."))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta(Orderable.Meta):
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day comes before the first day.")})
        if self.first_day and self.last_day and self.as_rule().is_too_long:
            raise ValidationError({"last_day": _("A pause lasts a year at most. Look at the year.")})

    def as_rule(self) -> rules.Pause:
        return rules.Pause(self.first_day, self.last_day)


class Exchange(CampaignRecord):
    """A dilemma and its answer: two turns with one number in a series."""

    series = models.ForeignKey(
        ColumnSeriesPage, on_delete=models.CASCADE, related_name="exchanges", verbose_name=_("series")
    )
    number = models.PositiveIntegerField(_("number"))

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchange")
        verbose_name_plural = _("exchanges")
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "number"], name="columns_one_exchange_per_number")
        ]

    def __str__(self) -> str:
        return gettext("Exchange %(number)s") % {"number": self.number}


class Turn(CampaignRecord):
    """One half of an exchange: who is due to write, and by which day. A day never publishes anything."""

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="turns", verbose_name=_("exchange"))
    kind = models.CharField(_("kind"), max_length=10, choices=TurnKind.choices)
    due_on = models.DateField(_("due on"), db_index=True)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="turns", verbose_name=_("writer")
    )

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        ordering: ClassVar = ["-due_on", "kind"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["exchange", "kind"], name="columns_one_turn_per_kind")]

    def __str__(self) -> str:
        return f"{self.exchange}: {self.get_kind_display()}"


class Letter(BasePage):
    """What both halves of an exchange share: a turn and a text."""

    body = StreamField(StoryBlock(), verbose_name=_("text"))

    search_kind = "column"
    article_kind = "Article"
    exclude_fields_in_copy: ClassVar[list[str]] = ["turn"]

    class Meta:
        abstract = True

    @property
    def writer(self) -> Any:
        """Who signs this letter; None while the page has no turn yet (a first preview)."""
        return self.turn.person if self.turn_id else None

    @property
    def anchor(self) -> str:
        """Names this letter where several stand on one page."""
        return f"brief-{self.pk}-tekst"

    def article_authors(self) -> list[Author]:
        writer = self.writer
        return [Author(writer.name, role=writer.role, organisation=writer.organisation)] if writer else []

    @property
    def listing_text(self) -> str:
        return super().listing_text or plain_text(self.body)[:180].rsplit(" ", 1)[0] + " …"

    def search_text(self) -> str:
        return plain_text(self.body)

    def feed_entry(self) -> FeedEntry:
        """This letter as one item of a feed."""
        address = self.full_url
        return FeedEntry(
            title=self.title,
            link=address,
            summary=self.listing_text,
            html=feed_html(self.letter_html(), address),
            authors=[Author(self.writer.name)] if self.writer else [],
            published=self.feed_date or timezone.now(),
            updated=self.last_published_at,
        )

    def letter_html(self) -> str:
        return str(self.body.render_as_block())


class DilemmaPage(Letter):
    """The social worker's half of an exchange: one case, one closing question to the alderman.

    A dilemma can't be published before its recognisability check is answered.
    """

    turn = models.OneToOneField(Turn, null=True, editable=False, on_delete=models.SET_NULL, related_name="dilemma_page")
    question = models.CharField(
        _("question to the alderman"),
        max_length=240,
        help_text=_("One question, the one you want answered. It closes the letter."),
    )
    recognisability = models.CharField(
        _("can anyone be recognised?"),
        max_length=20,
        choices=Recognisability.choices,
        default=Recognisability.UNCHECKED,
        help_text=_("Read it as a neighbour would. A street, a job and an illness together can give someone away."),
    )

    objects = DilemmaManager()

    parent_page_types: ClassVar = ["columns.ColumnSeriesPage"]
    subpage_types: ClassVar = ["columns.AnswerPage"]
    template = "columns/exchange.html"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("question"),
        MultiFieldPanel(
            [FieldPanel("recognisability"), FieldPanel("has_recognisable_people"), FieldPanel("consents")],
            heading=_("Privacy"),
        ),
    ]

    class Meta:
        verbose_name = _("dilemma")
        verbose_name_plural = _("dilemmas")

    def public_refusals(self) -> Iterator[str]:
        yield from super().public_refusals()
        if self.recognisability == Recognisability.UNCHECKED:
            yield gettext("Answer the question whether anyone can be recognised. Read the text as a neighbour would.")
        if self.recognisability == Recognisability.CONSENTED and not self.has_recognisable_people:
            yield gettext("You say that people can be recognised. Tick that, and link the consent of each of them.")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.turn_id is None:
            series = ColumnSeriesPage.objects.get(pk=self.get_parent().pk)
            self.turn = Exchange.objects.open_next(series).turns.get(kind=TurnKind.DILEMMA)
        super().save(*args, **kwargs)

    @cached_property
    def answer(self) -> "AnswerPage | None":
        """The public answer; `with_answers` fills it for a whole list."""
        return with_answers([self])[0].answer

    @cached_property
    def answer_turn(self) -> Turn | None:
        """The turn that answers this; `with_answers` fills it too."""
        return with_answers([self])[0].answer_turn

    @property
    def state(self) -> ExchangeState:
        """Where the exchange stands today, for a reader who sees this dilemma."""
        return rules.exchange_state(
            dilemma_is_public=True,
            answer_is_public=self.answer is not None,
            answer_due=self.answer_turn.due_on if self.answer_turn else None,
            today=timezone.localdate(),
        )

    def structured_things(self, request: HttpRequest, publisher: Thing, images: list[Thing]) -> list[Thing]:
        """Both letters of the exchange, each with its writer."""
        letters = [self, self.answer] if self.answer else [self]
        return [letter.as_article(request, publisher, images) for letter in letters]

    def search_text(self) -> str:
        return f"{super().search_text()}\n\n{self.question}"

    def letter_html(self) -> str:
        return super().letter_html() + format_html("<p><b>{}</b></p>", self.question)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        shown = {"dilemma": self, "answer": self.answer, "answer_turn": self.answer_turn}
        read_together(self.body, *([self.answer.body] if self.answer else []))
        return {**context, **shown, **self.neighbours()}

    def neighbours(self) -> dict[str, "DilemmaPage | None"]:
        """The public dilemmas before and after this one in the series."""
        if not self.turn_id:
            return {"earlier": None, "later": None}
        series, number = self.turn.exchange.series_id, self.turn.exchange.number
        found = DilemmaPage.objects.public().filter(turn__exchange__series=series).newest_first()
        earlier = found.filter(turn__exchange__number__lt=number).values("pk")[:1]
        later = found.filter(turn__exchange__number__gt=number).reverse().values("pk")[:1]
        beside = found.filter(Q(pk=Subquery(earlier)) | Q(pk=Subquery(later))).select_related("turn__exchange")
        by_side = {page.turn.exchange.number > number: page for page in beside.defer("body")}
        return {"earlier": by_side.get(False), "later": by_side.get(True)}


class AnswerPage(Letter):
    """The alderman's half: it belongs to exactly one dilemma and can't be public before it."""

    turn = models.OneToOneField(Turn, null=True, editable=False, on_delete=models.SET_NULL, related_name="answer_page")

    objects = AnswerManager()

    parent_page_types: ClassVar = ["columns.DilemmaPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "columns/exchange.html"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("has_recognisable_people"), FieldPanel("consents")], heading=_("Privacy")),
    ]

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    @property
    def dilemma(self) -> DilemmaPage:
        """The dilemma this answers: the page it stands under."""
        return DilemmaPage.objects.select_related("turn__exchange", "turn__person").get(pk=self.get_parent().pk)

    def public_refusals(self) -> Iterator[str]:
        yield from super().public_refusals()
        if not rules.answer_may_be_public(dilemma_from=self._dilemma_public_from(), answer_from=self.publish_moment):
            yield gettext("This answer can't be public before its dilemma. Publish the dilemma first.")

    def _dilemma_public_from(self) -> datetime | None:
        dilemma = self.dilemma
        if dilemma.is_public():
            return dilemma.first_published_at or timezone.now()
        planned = dilemma.revisions.exclude(approved_go_live_at=None)
        return planned.values_list("approved_go_live_at", flat=True).first()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.turn_id is None:
            self.turn = self.dilemma.turn.exchange.turns.get(kind=TurnKind.ANSWER)
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        dilemma = self.dilemma
        shown = {"dilemma": dilemma, "answer": self, "answer_turn": dilemma.answer_turn}
        return {**context, **shown, **dilemma.neighbours()}


def with_answers(dilemmas: Any) -> list[DilemmaPage]:
    """Give each dilemma of a list its public answer and the turn that answers it, in one query."""
    found = list(dilemmas)
    exchanges = [dilemma.turn.exchange_id for dilemma in found if dilemma.turn_id]
    public = AnswerPage.objects.public().filter(turn=OuterRef("pk"))
    turns = Turn.objects.filter(kind=TurnKind.ANSWER, exchange__in=exchanges).annotate(is_answered=Exists(public))
    by_exchange = {turn.exchange_id: turn for turn in turns.select_related("answer_page")}
    tie_along(list(by_exchange.values()), "person.portrait")
    for dilemma in found:
        turn = by_exchange.get(dilemma.turn.exchange_id) if dilemma.turn_id else None
        if turn:
            turn.exchange = dilemma.turn.exchange
        dilemma.answer_turn = turn
        dilemma.answer = turn.answer_page if turn and turn.is_answered else None
    return found

"""What other rooms may ask of the series."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from wagtail.models import Site

from columns.enums import TurnKind
from columns.models import ColumnSeriesPage, DilemmaPage, Turn, with_answers

LOOK_AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class DueTurn:
    """A letter someone has to see to: by which day, and where to write it."""

    series: ColumnSeriesPage
    number: int
    kind: TurnKind
    due_on: date
    is_overdue: bool
    page_id: int | None

    @property
    def is_dilemma(self) -> bool:
        return self.kind == TurnKind.DILEMMA


def current_exchange(site: Site) -> DilemmaPage | None:
    """The newest public dilemma of a campaign, with `answer` when that is public."""
    newest = DilemmaPage.objects.public().in_campaign(site).order_by("-first_published_at", "-pk").for_lists()[:1]
    return next(iter(with_answers(newest)), None)


def turns_due(site: Site, now: datetime | None = None) -> list[DueTurn]:
    """Every letter due within a week or overdue and not public yet, the most urgent first."""
    today = timezone.localdate(now)
    found = [*_open_turns(site, today), *_dilemmas_to_start(site, today)]
    return sorted(found, key=lambda turn: turn.due_on)


def _open_turns(site: Site, today: date) -> list[DueTurn]:
    turns = Turn.objects.for_site(site).filter(due_on__lte=today + LOOK_AHEAD)
    turns = turns.select_related("exchange__series", "dilemma_page", "answer_page")
    found = []
    for turn in turns:
        page = getattr(turn, f"{turn.kind}_page", None)
        if turn.exchange.series.live and not (page and page.live):
            found.append(
                DueTurn(
                    series=turn.exchange.series,
                    number=turn.exchange.number,
                    kind=TurnKind(turn.kind),
                    due_on=turn.due_on,
                    is_overdue=turn.due_on < today,
                    page_id=page.pk if page else None,
                )
            )
    return found


def _dilemmas_to_start(site: Site, today: date) -> list[DueTurn]:
    found = []
    for series in ColumnSeriesPage.objects.public().in_campaign(site):
        number = (series.exchanges.order_by("-number").values_list("number", flat=True).first() or 0) + 1
        due_on = series.dilemma_date(number)
        if due_on <= today + LOOK_AHEAD:
            found.append(DueTurn(series, number, TurnKind.DILEMMA, due_on, due_on < today, None))
    return found

"""The letters: seven dilemmas and six answers, one of them still to come."""

from columns.enums import Recognisability
from columns.models import AnswerPage, ColumnSeriesPage, DilemmaPage
from demo.loading.context import DemoContext
from demo.schedule import EXCHANGES
from demo.texts import CONTENT, read_list, read_text, story


def load_columns(demo: DemoContext) -> None:
    series = _series(demo)
    for number in range(1, EXCHANGES + 1):
        dilemma = _dilemma(demo, series, number)
        if (CONTENT / "columns" / f"{number}-antwoord.md").exists():
            _answer(demo, dilemma, number)


def _series(demo: DemoContext) -> ColumnSeriesPage:
    words = read_list("campaign")["series"]
    first = demo.dates.dilemma(1)
    page = ColumnSeriesPage(
        title=words["title"],
        slug="briefwisseling",
        intro=f"<p>{words['intro']}</p>",
        social_worker=demo.people[words["social_worker"]],
        alderman=demo.people[words["alderman"]],
        first_date=first.date(),
        publish_hour=first.time(),
        listing_summary="Een dilemma uit de wijk, een antwoord van de wethouder. Om en om, elke week.",
        listing_image=demo.images["brievenbus"],
        show_in_menus=True,
    )
    demo.pages["series"] = demo.publish(demo.home, page, first)
    return page


def _dilemma(demo: DemoContext, series: ColumnSeriesPage, number: int) -> DilemmaPage:
    text = read_text(CONTENT / "columns" / f"{number}-dilemma.md")
    when = demo.dates.dilemma(number)
    page = DilemmaPage(
        title=text.head["title"],
        body=story(text.body, demo.image_ids),
        question=text.head["question"],
        recognisability=Recognisability.INVENTED_NAMES,
        listing_image=demo.images[text.head["image"]],
        listing_summary=text.head["question"][:200],
    )
    demo.publish(series, page, when)
    turn = page.turn
    turn.person = demo.people[text.head["author"]]
    turn.due_on = when.date()
    turn.save(update_fields=["person", "due_on"])
    turn.exchange.turns.exclude(pk=turn.pk).update(due_on=demo.dates.answer(number).date())
    return page


def _answer(demo: DemoContext, dilemma: DilemmaPage, number: int) -> None:
    text = read_text(CONTENT / "columns" / f"{number}-antwoord.md")
    page = AnswerPage(title=text.head["title"], body=story(text.body, demo.image_ids))
    demo.publish(dilemma, page, demo.dates.answer(number))

"""An exchange: two turns, one page with two letters, and an answer that never comes first."""

from datetime import date, timedelta

import feedparser
import pytest
from django.utils import timezone

from columns.enums import Recognisability, TurnKind
from columns.models import AnswerPage, ColumnSeriesPage, DilemmaPage, Exchange, Turn
from columns.services import current_exchange, turns_due
from core.pages.gate import PublishRefused, refusals
from home.models import ContentPage, HomePage
from tests.factories.columns import copies_with_turns, make_answer, make_dilemma, make_series
from tests.factories.forms import edit_data

TOO_EARLY = "Dit antwoord kan niet openbaar zijn vóór het dilemma. Publiceer eerst het dilemma."


@pytest.fixture
def series(home) -> ColumnSeriesPage:
    return make_series(home, first_date=date(2026, 1, 9))


def test_page_types_stand_where_they_belong(case):
    case.assertAllowedParentPageTypes(ColumnSeriesPage, {HomePage, ContentPage})
    case.assertAllowedSubpageTypes(ColumnSeriesPage, {DilemmaPage})
    case.assertAllowedParentPageTypes(DilemmaPage, {ColumnSeriesPage})
    case.assertAllowedSubpageTypes(DilemmaPage, {AnswerPage})
    case.assertAllowedParentPageTypes(AnswerPage, {DilemmaPage})
    case.assertAllowedSubpageTypes(AnswerPage, set())


@pytest.mark.parametrize("kind", ["series", "dilemma", "answer"])
def test_page_is_routable_and_renderable(case, series, kind):
    dilemma = make_dilemma(series)
    page = {"series": series, "dilemma": dilemma, "answer": make_answer(dilemma)}[kind]
    case.assertPageIsRoutable(page)
    case.assertPageIsRenderable(page)


@pytest.mark.whole
@pytest.mark.parametrize("kind", ["series", "dilemma", "answer"])
def test_page_is_editable_and_previewable(case, series, chief_editor, kind):
    dilemma = make_dilemma(series)
    page = {"series": series, "dilemma": dilemma, "answer": make_answer(dilemma)}[kind]
    data = edit_data(page, question="Mag het?", recognisability="composite")
    if kind == "series":
        data |= {
            "social_worker": series.social_worker_id,
            "alderman": series.alderman_id,
            "intro": "null",
            "first_date": "2026-01-09",
            "every_days": 14,
            "answer_after_days": 7,
            "publish_hour": "10:00",
        }
    case.assertPageIsEditable(page, data, user=chief_editor)
    case.assertPageIsPreviewable(page, post_data=data, user=chief_editor)


def test_dilemma_opens_an_exchange_with_both_turns_and_their_days(series):
    make_dilemma(series)
    dilemma = make_dilemma(series, "Twee")

    exchange = dilemma.turn.exchange
    turns = {turn.kind: (turn.due_on, turn.person) for turn in exchange.turns.all()}
    assert exchange.number == 2
    assert turns == {
        TurnKind.DILEMMA: (date(2026, 1, 23), series.social_worker),
        TurnKind.ANSWER: (date(2026, 1, 30), series.alderman),
    }


def test_dilemma_cannot_be_published_before_recognisability_check(series):
    dilemma = make_dilemma(series, recognisability=Recognisability.UNCHECKED, live=False)

    with pytest.raises(PublishRefused):
        dilemma.save_revision().publish()
    dilemma.recognisability = Recognisability.INVENTED_NAMES
    dilemma.save_revision().publish()
    assert dilemma.is_public()


def test_recognisable_dilemma_needs_consent(series):
    dilemma = make_dilemma(series, recognisability=Recognisability.CONSENTED, live=False)

    assert refusals(dilemma) == [
        "Je zegt dat mensen herkenbaar zijn. Vink dat aan en koppel de toestemming van ieder van hen."
    ]


def test_answer_cannot_be_public_before_its_dilemma(series):
    answer = make_answer(make_dilemma(series, live=False))

    assert answer.live is False
    with pytest.raises(PublishRefused) as refused:
        answer.save_revision().publish()
    assert refused.value.refusals == [TOO_EARLY]


def test_answer_planned_after_its_planned_dilemma_is_accepted(series):
    now = timezone.now()
    dilemma = make_dilemma(series, live=False, go_live_at=now + timedelta(days=1))
    dilemma.save_revision().publish()

    early = make_answer(dilemma, live=False, go_live_at=now + timedelta(hours=1))
    assert refusals(early) == [TOO_EARLY]
    early.go_live_at = now + timedelta(days=8)
    assert refusals(early) == []


@pytest.mark.whole
def test_answer_leaves_every_surface_with_its_dilemma(client, series):
    dilemma = make_dilemma(series)
    answer = make_answer(dilemma, "Het mag zeker")
    address = answer.url
    assert client.get(address).status_code == 200

    dilemma.unpublish()

    assert AnswerPage.objects.public().count() == 0
    assert client.get(address).status_code == 404
    for surface in (series.url, f"{series.url}feed/atom.xml", "/sitemap.xml", "/zoeken/?q=zeker", "/"):
        assert "Het mag zeker" not in client.get(surface).content.decode()


def test_one_page_reads_as_two_letters(client, series):
    dilemma = make_dilemma(series)
    waiting = client.get(dilemma.url).content.decode()
    assert "Het antwoord van Wim Vos" in waiting or "Het antwoord verschijnt later." in waiting

    make_answer(dilemma, "Ja, het mag")
    both = client.get(dilemma.url).content.decode().partition("<main")[2]
    assert both.index("Mag het?") < both.index("Ja, het mag")
    assert "verschijnt" not in both


def test_answer_page_names_the_exchange_as_its_canonical_address(client, series):
    dilemma = make_dilemma(series)
    answer = make_answer(dilemma)

    assert f'<link rel="canonical" href="{dilemma.full_url}">' in client.get(answer.url).content.decode()


def test_copy_of_a_dilemma_gets_an_exchange_of_its_own(series):
    dilemma = make_dilemma(series)

    copy = dilemma.copy(update_attrs={"slug": "kopie"}, keep_live=False)

    assert copy.turn.exchange.number == 2
    assert Turn.objects.count() == 4


def test_answer_that_is_moved_answers_its_new_dilemma(series):
    first, second = make_dilemma(series, "Een"), make_dilemma(series, "Twee")
    answer = make_answer(first)

    answer.move(second, pos="last-child")

    assert AnswerPage.objects.get().turn.exchange == second.turn.exchange


def test_deleted_dilemma_takes_its_exchange_and_answer_along(series):
    dilemma = make_dilemma(series)
    make_answer(dilemma)

    DilemmaPage.objects.get().delete()

    assert (Exchange.objects.count(), Turn.objects.count(), AnswerPage.objects.count()) == (0, 0, 0)


def test_series_can_be_deleted_with_all_its_letters(series):
    make_answer(make_dilemma(series))

    ColumnSeriesPage.objects.get().delete()

    assert Exchange.objects.count() == 0


@pytest.mark.whole
def test_list_takes_the_same_number_of_queries_with_one_and_with_thirty(client, series, django_assert_max_num_queries):
    dilemma = make_dilemma(series)
    make_answer(dilemma)
    counts = []
    for more in (0, 29):
        copies_with_turns(dilemma, more)
        client.get(series.url)
        with django_assert_max_num_queries(30) as queries:
            shown = client.get(series.url).context["items"]
        counts.append(len(queries))
    assert shown.paginator.count == 30
    assert all(one.answer for one in shown)
    assert counts[0] == counts[1]


def test_empty_series_says_so(client, series):
    assert "Het eerste dilemma is onderweg." in client.get(series.url).content.decode()


def test_unknown_page_number_is_404(client, series):
    assert client.get(f"{series.url}?pagina=2").status_code == 404
    assert client.get(f"{series.url}?pagina=x").status_code == 404


def test_feed_has_each_letter_with_its_own_writer(client, series):
    make_answer(make_dilemma(series), "Ja, het mag")

    feed = feedparser.parse(client.get(f"{series.url}feed/atom.xml").content)

    assert feed.bozo is False
    assert {(entry.title, entry.author) for entry in feed.entries} == {
        ("De keuken", "Noor Bakker"),
        ("Ja, het mag", "Wim Vos"),
    }


def test_current_exchange_is_the_newest_public_one(site, series):
    assert current_exchange(site) is None
    make_dilemma(series, "Eerst")
    newest = make_dilemma(series, "Daarna")
    make_dilemma(series, "Nog niet", live=False)

    assert current_exchange(site) == newest
    assert current_exchange(site).answer is None


def test_turns_due_lists_what_is_late_and_what_comes_this_week(site, home):
    today = timezone.localdate()
    series = make_series(home, first_date=today - timedelta(days=8))
    make_dilemma(series)

    due = [(turn.kind, turn.number, turn.is_overdue) for turn in turns_due(site)]
    assert due == [(TurnKind.ANSWER, 1, True), (TurnKind.DILEMMA, 2, False)]


def test_other_campaign_sees_nothing(site, other_site, series):
    make_dilemma(series)

    assert current_exchange(other_site) is None
    assert turns_due(other_site) == []

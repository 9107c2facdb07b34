"""The whole series on one page, and the way from one exchange to the next."""

import re
from datetime import date

import pytest

from tests.factories.columns import make_answer, make_dilemma, make_series


@pytest.fixture
def series(home):
    return make_series(home, first_date=date(2026, 1, 9))


def publish(series, title: str, *, is_answered: bool = True):
    dilemma = make_dilemma(series, title)
    if is_answered:
        make_answer(dilemma)
    return dilemma


def test_whole_series_has_every_public_letter_the_first_on_top(client, series):
    publish(series, "Een")
    publish(series, "Twee", is_answered=False)
    make_dilemma(series, "Nog niet openbaar", live=False)

    html = client.get(series.url + "alles/").content.decode()

    assert re.findall(r'<h2 id="brief-\d+">([^<]+)', html) == ["Een", "Twee"]
    assert html.count('<article class="letter dilemma"') == 2
    assert html.count('<article class="letter answer"') == 1
    assert "Nog niet openbaar" not in html


def test_each_letter_of_the_whole_series_can_be_named_once(client, series):
    publish(series, "Een")
    publish(series, "Twee")

    names = re.findall(r'\sid="([^"]+)"', client.get(series.url + "alles/").content.decode())

    assert len(names) == len(set(names))


def test_whole_series_without_letters_says_so(client, series):
    assert "Het eerste dilemma" in client.get(series.url + "alles/").content.decode()


def test_exchange_leads_to_the_public_ones_before_and_after_it(series):
    one, two, three = (publish(series, title) for title in ("Een", "Twee", "Drie"))
    make_dilemma(series, "Nog niet openbaar", live=False)

    assert one.neighbours() == {"earlier": None, "later": two}
    assert two.neighbours() == {"earlier": one, "later": three}
    assert three.neighbours() == {"earlier": two, "later": None}


def test_series_says_who_is_on_turn(client, series):
    publish(series, "Een", is_answered=False)

    assert f"{series.alderman.name} is aan de beurt" in client.get(series.url).content.decode()

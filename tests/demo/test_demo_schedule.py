"""The calendar of the demo holds on every day of the year."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from demo.schedule import EXCHANGES, DemoDates, in_words

EVERY_DAY = [DemoDates(date(2026, 1, 1) + timedelta(days=step)) for step in range(366)]


def test_waiting_dilemma_is_public_and_its_answer_is_still_to_come():
    for dates in EVERY_DAY:
        noon = datetime(dates.today.year, dates.today.month, dates.today.day, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
        assert dates.dilemma(EXCHANGES) == dates.waiting_dilemma
        assert dates.waiting_dilemma < noon < dates.answer(EXCHANGES)
        assert dates.answer(EXCHANGES - 1) < noon


def test_letters_appear_on_working_days_one_week_apart():
    for dates in EVERY_DAY:
        days = [moment.date() for n in range(1, EXCHANGES + 1) for moment in (dates.dilemma(n), dates.answer(n))]
        assert {day.weekday() for day in days} <= {0, 1, 2, 3, 4}
        assert {after - before for before, after in pairwise(days)} == {timedelta(days=7)}


def test_open_round_is_open_on_the_load_day():
    for dates in EVERY_DAY:
        assert dates.opening.date() < dates.today < dates.closing.date()


def test_finished_round_was_announced_in_the_past_and_has_its_own_year():
    for dates in EVERY_DAY:
        assert dates.finished_opening < dates.finished_closing < dates.announcement < dates.opening
        assert dates.finished_year == dates.open_year - 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [("opening", date(2026, 11, 3)), ("-12", date(2026, 11, 12)), ("announcement", date(2026, 6, 27))],
)
def test_release_date_follows_its_name(written, expected):
    assert DemoDates(date(2026, 11, 24)).release(written).date() == expected


def test_dates_are_filled_in_as_words():
    dates = DemoDates(date(2026, 11, 24))
    assert dates.fill("t/m {sluiting} ({ronde})") == "t/m 22 december 2026 (2027)"
    assert in_words(date(2027, 1, 1)) == "1 januari 2027"

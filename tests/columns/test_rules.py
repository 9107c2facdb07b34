"""The rhythm of a series. No database."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest

from columns.enums import ExchangeState
from columns.rules import (
    Pause,
    Rhythm,
    answer_date,
    answer_may_be_public,
    dilemma_date,
    dilemma_dates,
    exchange_state,
    publication_moment,
)

START = date(2026, 1, 9)
RHYTHM = Rhythm(START)
NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_dilemmas_come_every_two_weeks():
    assert list(islice(dilemma_dates(RHYTHM), 3)) == [date(2026, 1, 9), date(2026, 1, 23), date(2026, 2, 6)]


def test_answer_comes_in_the_week_between():
    assert answer_date(RHYTHM, START) == date(2026, 1, 16)


def test_rhythm_passes_the_end_of_a_year():
    assert dilemma_date(Rhythm(date(2026, 12, 25)), 2) == date(2027, 1, 8)


def test_turn_in_a_pause_moves_to_the_next_free_beat_and_later_ones_with_it():
    pause = Pause(date(2026, 1, 20), date(2026, 1, 25))

    assert list(islice(dilemma_dates(RHYTHM, [pause]), 3)) == [START, date(2026, 2, 6), date(2026, 2, 20)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 1, 23), date(2026, 1, 23), date(2026, 2, 6)),
        (date(2026, 1, 22), date(2026, 1, 22), date(2026, 1, 23)),
        (date(2026, 1, 24), date(2026, 1, 30), date(2026, 1, 23)),
    ],
)
def test_pause_holds_its_first_and_last_day_and_no_other(first, last, expected):
    assert dilemma_date(RHYTHM, 2, [Pause(first, last)]) == expected


def test_answer_in_a_pause_moves_by_whole_weeks():
    pause = Pause(date(2026, 1, 12), date(2026, 1, 23))

    assert answer_date(RHYTHM, START, [pause]) == date(2026, 1, 30)


@pytest.mark.parametrize(("last", "expected"), [(date(2027, 1, 13), False), (date(2027, 1, 14), True)])
def test_pause_of_more_than_a_year_cannot_be_meant(last, expected):
    assert Pause(date(2026, 1, 12), last).is_too_long is expected


def test_first_dilemma_is_number_one():
    assert dilemma_date(RHYTHM, 1) == START


def test_answer_may_come_the_day_after():
    assert answer_date(Rhythm(START, 2, 1), START) == date(2026, 1, 10)


@pytest.mark.parametrize("number", [0, -1])
def test_dilemmas_are_counted_from_one(number):
    with pytest.raises(ValueError, match="counted from 1"):
        dilemma_date(RHYTHM, number)


@pytest.mark.parametrize(("every", "after"), [(14, 14), (14, 0), (7, 8)])
def test_answer_comes_after_its_dilemma_and_before_the_next(every, after):
    with pytest.raises(ValueError, match="before the next one"):
        Rhythm(START, every, after)


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        (date(2026, 1, 9), time(10), datetime(2026, 1, 9, 9, tzinfo=UTC)),
        (date(2026, 7, 10), time(10), datetime(2026, 7, 10, 8, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_hour_of_publication_is_dutch_time_summer_and_winter(day, hour, expected):
    assert publication_moment(day, hour).astimezone(UTC) == expected


@pytest.mark.parametrize(
    ("dilemma", "answer", "expected"),
    [
        (None, NOW, False),
        (NOW, NOW, True),
        (NOW, NOW - timedelta(seconds=1), False),
        (NOW, NOW + timedelta(days=7), True),
    ],
)
def test_answer_cannot_be_public_before_its_dilemma(dilemma, answer, expected):
    assert answer_may_be_public(dilemma_from=dilemma, answer_from=answer) is expected


@pytest.mark.parametrize(
    ("dilemma", "answer", "due", "expected"),
    [
        (False, False, START, ExchangeState.UPCOMING),
        (False, True, START, ExchangeState.UPCOMING),
        (True, True, START, ExchangeState.COMPLETE),
        (True, False, START, ExchangeState.WAITING),
        (True, False, START - timedelta(days=1), ExchangeState.OVERDUE),
        (True, False, None, ExchangeState.WAITING),
    ],
)
def test_state_of_an_exchange(dilemma, answer, due, expected):
    state = exchange_state(dilemma_is_public=dilemma, answer_is_public=answer, answer_due=due, today=START)

    assert state == expected

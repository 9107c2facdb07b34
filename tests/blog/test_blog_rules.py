"""Decisions of the blog, without a database."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from blog.rules import WORDS_PER_MINUTE, closest, feed_moment, is_in_archive, joined, reading_minutes, word_count

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("  \n ", 0), ("één twee", 2), ("– • …", 0), ("buurt-app werkt", 2), ("06-12 is dicht", 3)],
)
def test_word_count_counts_words_and_no_signs(text, count):
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 1), (1, 1), (WORDS_PER_MINUTE, 1), (WORDS_PER_MINUTE + 1, 2), (10 * WORDS_PER_MINUTE, 10)],
)
def test_reading_takes_a_minute_at_least_and_is_rounded_up(words, minutes):
    assert reading_minutes(words) == minutes


def test_reading_speed_is_that_of_the_editors_counter():
    assert [reading_minutes(words) for words in (228, 229)] == [1, 2]


def test_feed_moment_is_the_publication_when_it_was_on_that_day_in_amsterdam():
    published = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert feed_moment(date(2026, 3, 2), published, AMSTERDAM) == published


@pytest.mark.parametrize("published", [None, datetime(2026, 3, 1, 12, tzinfo=UTC)])
def test_feed_moment_is_noon_in_amsterdam_on_another_day(published):
    assert feed_moment(date(2026, 7, 2), published, AMSTERDAM) == datetime(2026, 7, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shared", "newest", "chosen"),
    [
        ([], [], []),
        ([7, 5, 3, 5], [9, 7], [5, 7, 3]),
        ([7, 5], [9, 7, 5], [7, 5, 9]),
        ([1, 2, 2, 3, 3, 3, 4], [9], [3, 2, 1]),
        ([], [9, 9, 8, 7, 6], [9, 8, 7]),
    ],
)
def test_closest_shares_most_topics_and_then_is_newest(shared, newest, chosen):
    assert closest(shared, newest, 3) == chosen


@pytest.mark.parametrize(
    ("year", "month", "inside"),
    [
        (2024, None, False),
        (2025, None, True),
        (2026, None, True),
        (2027, None, False),
        (2025, 2, False),
        (2025, 3, True),
        (2026, 11, True),
        (2026, 12, False),
        (2026, 0, False),
        (2025, 13, False),
    ],
)
def test_archive_runs_from_the_oldest_post_to_today(year, month, inside):
    assert is_in_archive(year, month, date(2025, 3, 31), date(2026, 11, 1)) is inside


@pytest.mark.parametrize(("month", "inside"), [(0, False), (1, True), (12, True), (13, False)])
def test_archive_knows_twelve_months(month, inside):
    assert is_in_archive(2025, month, date(2024, 6, 1), date(2026, 11, 1)) is inside


@pytest.mark.parametrize(
    ("names", "line"),
    [([], ""), (["Anna"], "Anna"), (["Anna", "Bram"], "Anna en Bram"), (["A", "B", "C"], "A, B en C")],
)
def test_names_are_joined_as_in_a_sentence(names, line):
    assert joined(names, "en") == line

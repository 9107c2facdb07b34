"""When a consent covers a use. No database."""

from datetime import date

import pytest

from core.people.enums import Scope
from core.people.rules import ConsentTerms, covers, may_be_minor, years_later

DAY = date(2026, 6, 1)


def terms(**changes) -> ConsentTerms:
    return ConsentTerms(
        **{"scopes": {Scope.SITE}, "given_on": date(2026, 1, 1), "valid_until": date(2027, 1, 1), **changes}
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"scopes": {Scope.PRESS}}, False),
        ({"scopes": set()}, False),
        ({"given_on": DAY}, True),
        ({"given_on": date(2026, 6, 2)}, False),
        ({"valid_until": DAY}, True),
        ({"valid_until": date(2026, 5, 31)}, False),
        ({"valid_until": None}, True),
        ({"is_withdrawn": True}, False),
        ({"birth_year": 2015}, False),
        ({"birth_year": 2015, "guardian": "Moeder"}, True),
        ({"birth_year": 2015, "guardian": "  "}, False),
        ({"birth_year": 1980}, True),
    ],
)
def test_consent_covers_only_its_scope_its_term_and_the_right_person(changes, expected):
    assert covers(terms(**changes), Scope.SITE, DAY) is expected


@pytest.mark.parametrize(
    ("birth_year", "day", "expected"),
    [
        (None, DAY, False),
        (2011, DAY, True),
        (2010, DAY, True),
        (2010, date(2026, 12, 30), True),
        (2010, date(2026, 12, 31), False),
        (2009, DAY, False),
    ],
)
def test_someone_may_be_a_minor_until_the_last_day_of_the_year_of_sixteen(birth_year, day, expected):
    assert may_be_minor(birth_year, day) is expected


def test_two_years_later_survives_a_leap_day():
    assert years_later(date(2024, 2, 29)) == date(2026, 2, 28)
    assert years_later(date(2024, 3, 1)) == date(2026, 3, 1)

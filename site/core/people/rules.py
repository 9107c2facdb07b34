"""When a consent covers a use. Plain values in, plain values out.

Sources: GDPR art. 7 (demonstrable, as easy to withdraw as to give) and the Dutch UAVG art. 5
(below 16 the legal representative consents).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from core.people.enums import Scope

AGE_OF_OWN_CONSENT = 16
DEFAULT_YEARS_VALID = 2


@dataclass(frozen=True)
class ConsentTerms:
    """What counts of a consent record: its scopes and dates (calendar days in Europe/Amsterdam)."""

    scopes: Collection[Scope]
    given_on: date
    valid_until: date | None = None
    is_withdrawn: bool = False
    birth_year: int | None = None
    guardian: str = ""


def may_be_minor(birth_year: int | None, on: date) -> bool:
    """Whether someone of this birth year can still be under 16 on a day; unknown counts as adult.

    Only the year is kept, so the birthday is taken to be as late as it can be: 31 December.
    """
    if birth_year is None:
        return False
    had_birthday = (on.month, on.day) == (12, 31)
    youngest_age = on.year - birth_year - (0 if had_birthday else 1)
    return youngest_age < AGE_OF_OWN_CONSENT


def covers(terms: ConsentTerms, scope: Scope, on: date) -> bool:
    """Whether this consent allows a use on a day: given, in scope, in date, not withdrawn, by the right person."""
    return (
        not terms.is_withdrawn
        and scope in terms.scopes
        and terms.given_on <= on
        and (terms.valid_until is None or on <= terms.valid_until)
        and (bool(terms.guardian.strip()) or not may_be_minor(terms.birth_year, on))
    )


def years_later(day: date, years: int = DEFAULT_YEARS_VALID) -> date:
    """The same day some years on; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)

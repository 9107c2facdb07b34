"""Decisions about the accessibility statement. Plain values in, plain values out.

The parts, the letters and the terms are those of the Dutch model statement (Besluit digitale toegankelijkheid
overheid): a test every 36 months, and a look at the statement every year.
"""

import calendar
from datetime import date
from enum import Enum

from django.utils.translation import gettext

from home.enums import StatementStatus

TEST_MONTHS = 36
LOOK_MONTHS = 12
# How long before the term the reminder comes.
WARN_MONTHS = 1


class Reminder(Enum):
    """What an accessibility statement asks for now."""

    TEST_OVERDUE = "test overdue"
    TEST_SOON = "test soon"
    LOOK_OVERDUE = "look overdue"
    LOOK_SOON = "look soon"

    @property
    def is_urgent(self) -> bool:
        return self in (Reminder.TEST_OVERDUE, Reminder.LOOK_OVERDUE)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def reminder(tested_on: date | None, signed_on: date, today: date) -> Reminder | None:
    """What has to be done about a statement on this calendar day; the test before the yearly look."""
    dues = [(signed_on, LOOK_MONTHS, Reminder.LOOK_SOON, Reminder.LOOK_OVERDUE)]
    if tested_on:
        dues.insert(0, (tested_on, TEST_MONTHS, Reminder.TEST_SOON, Reminder.TEST_OVERDUE))
    found = [
        late if today >= months_after(day, months) else soon
        for day, months, soon, late in dues
        if today >= months_after(day, months - WARN_MONTHS)
    ]
    return min(found, key=lambda one: not one.is_urgent, default=None)


def status_sentence(status: str, organisation: str) -> str:
    """What a status means, in a sentence for readers."""
    sentences = {
        StatementStatus.FULL: gettext("This site of %(organisation)s meets WCAG 2.2, level AA, fully."),
        StatementStatus.PARTLY: gettext(
            "This site of %(organisation)s meets WCAG 2.2, level AA, in part. Below you read what isn't good yet."
        ),
        StatementStatus.FIRST_STEPS: gettext(
            "%(organisation)s has taken the first measures, but doesn't know yet of every part whether it meets "
            "WCAG 2.2, level AA."
        ),
        StatementStatus.NOT: gettext("This site of %(organisation)s doesn't meet WCAG 2.2, level AA."),
        StatementStatus.UNKNOWN: gettext("This site of %(organisation)s hasn't been tested yet."),
    }
    return sentences[StatementStatus(status)] % {"organisation": organisation}


def statement_refusals(status: str, tested_on: date | None, deviations: int) -> list[str]:
    """Why a statement may not be public: what it says must fit together."""
    found = []
    if status in (StatementStatus.FULL, StatementStatus.PARTLY) and not tested_on:
        found.append(gettext("Status A and B need a test. Give its date, or choose another status."))
    if status in (StatementStatus.PARTLY, StatementStatus.FIRST_STEPS, StatementStatus.NOT) and not deviations:
        found.append(gettext("Say what isn't accessible yet: add at least one point, or choose another status."))
    if status == StatementStatus.FULL and deviations:
        found.append(gettext("Status A says that all is well, but there are points that aren't. Choose status B."))
    return found

"""Approval and embargo, decided without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from press.clearance.rules import (
    check_state,
    embargo_problems,
    is_overdue,
    lateness_ms,
    may_approve,
    may_open,
    state_of,
)
from press.enums import CheckState as C
from press.enums import ReleaseState as S

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, S.CONCEPT),
        ({"submitted": "new"}, S.SUBMITTED),
        ({"submitted": "other"}, S.CONCEPT),
        ({"approved": "new"}, S.APPROVED),
        ({"approved": "new", "submitted": "new"}, S.APPROVED),
        ({"approved": "other", "submitted": "new"}, S.SUBMITTED),
        ({"approved": "new", "opens_at": LATER}, S.PLANNED),
        ({"approved": "new", "opens_at": LATER, "is_embargo": True}, S.EMBARGOED),
        ({"approved": "old", "opens_at": LATER, "is_embargo": True}, S.CONCEPT),
        ({"is_public": True, "public": "new"}, S.PUBLIC),
        ({"is_public": True, "public": "old"}, S.CONCEPT),
        ({"is_public": True, "public": "old", "approved": "new"}, S.APPROVED),
        ({"public": "new"}, S.CONCEPT),
        ({"is_public": True, "public": "new", "is_withdrawn": True}, S.WITHDRAWN),
    ],
)
def test_state_follows_from_what_was_written_approved_and_published(changes, state):
    values = {
        "is_public": False, "is_withdrawn": False, "draft": "new", "public": "", "submitted": "", "approved": "",
        "opens_at": None, "is_embargo": False,
    }  # fmt: skip
    assert state_of(**{**values, **changes}) == state


@pytest.mark.parametrize(
    ("approver", "four_eyes", "may"),
    [(1, True, False), (3, True, True), (1, False, True), (None, True, True)],
)
def test_who_wrote_cannot_approve_with_four_eyes(approver, four_eyes, may):
    assert may_approve(approver=approver, writers={1, 2}, four_eyes=four_eyes) is may


@pytest.mark.parametrize(
    ("draft", "approved", "four_eyes", "opens_at", "may"),
    [
        ("a", "a", True, None, True),
        ("b", "a", True, None, False),
        ("b", "a", False, None, True),
        ("a", "a", True, NOW, True),
        ("a", "a", True, NOW + timedelta(microseconds=1), False),
        ("a", "", False, LATER, False),
    ],
)
def test_text_opens_only_as_approved_and_at_its_time(draft, approved, four_eyes, opens_at, may):
    assert may_open(draft=draft, approved=approved, four_eyes=four_eyes, opens_at=opens_at, at=NOW) is may


@pytest.mark.parametrize(
    ("opens_at", "reason", "sure", "problems"),
    [
        (LATER, "Winnaars horen het vrijdag", False, []),
        (LATER, "  ", False, ["reason"]),
        (None, "x", False, ["time"]),
        (None, "", False, ["time", "reason"]),
        (NOW, "x", False, ["past"]),
        (NOW + timedelta(days=3), "x", False, []),
        (NOW + timedelta(days=3, seconds=1), "x", False, ["long"]),
        (NOW + timedelta(days=3, seconds=1), "x", True, []),
    ],
)
def test_embargo_needs_a_time_a_reason_and_rarely_more_than_three_days(opens_at, reason, sure, problems):
    assert embargo_problems(opens_at=opens_at, reason=reason, now=NOW, sure=sure) == problems


@pytest.mark.parametrize(
    ("opens_at", "opened_at", "overdue"),
    [
        (None, None, False),
        (LATER, None, False),
        (NOW - timedelta(seconds=60), None, False),
        (NOW - timedelta(seconds=61), None, True),
        (NOW - timedelta(hours=1), NOW, False),
    ],
)
def test_release_is_overdue_after_a_minute(opens_at, opened_at, overdue):
    assert is_overdue(opens_at, opened_at, NOW) is overdue


@pytest.mark.parametrize(("late", "ms"), [(timedelta(milliseconds=1500), 1500), (timedelta(seconds=-1), 0)])
def test_lateness_is_counted_in_milliseconds_and_never_below_zero(late, ms):
    assert lateness_ms(NOW, NOW + late) == ms


@pytest.mark.parametrize(
    ("times", "state"),
    [
        ({}, C.NEVER),
        ({"checked_at": NOW}, C.DONE),
        ({"asked_at": NOW, "checked_at": NOW}, C.WAITING),
        ({"asked_at": NOW, "broke_off_at": NOW}, C.WAITING),
        ({"asked_at": NOW, "began_at": NOW - timedelta(minutes=5)}, C.RUNNING),
        ({"began_at": NOW, "checked_at": NOW}, C.RUNNING),
        ({"asked_at": NOW, "began_at": NOW - timedelta(minutes=5, seconds=1)}, C.BROKE_OFF),
        ({"broke_off_at": NOW, "checked_at": NOW}, C.BROKE_OFF),
    ],
)
def test_check_runs_from_its_question_to_its_end_and_five_minutes_at_most(times, state):
    values = {"asked_at": None, "began_at": None, "broke_off_at": None, "checked_at": None, **times}
    assert check_state(**values, now=NOW) == state

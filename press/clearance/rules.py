"""Decisions about approval and embargo. No database; moments are aware.

Source of the embargo rules: Genootschap van Hoofdredacteuren, 'embargoregeling' (an embargo is an
exception, its reason is stated); devrijeuitgevers.nl (three days at most).
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from press.enums import CheckState, ReleaseState

LONGEST_USUAL_EMBARGO = timedelta(days=3)
# Later than this, something is wrong with the worker.
OVERDUE_AFTER = timedelta(seconds=60)
# A check takes seconds; one that began so long ago died with its worker.
CHECK_ENDS_AFTER = timedelta(minutes=5)
# A check that didn't begin by then was lost, or the worker is silent; it may be asked for anew.
CHECK_BEGINS_WITHIN = timedelta(minutes=30)


def state_of(
    *,
    is_public: bool,
    is_withdrawn: bool,
    draft: str,
    public: str,
    submitted: str,
    approved: str,
    opens_at: datetime | None,
    is_embargo: bool,
) -> ReleaseState:
    """Where a release stands. The texts are digests: what stands in the form, is public, was submitted and approved."""
    if is_withdrawn:
        return ReleaseState.WITHDRAWN
    if is_public and draft == public:
        return ReleaseState.PUBLIC
    if approved == draft:
        if opens_at is None:
            return ReleaseState.APPROVED
        return ReleaseState.EMBARGOED if is_embargo else ReleaseState.PLANNED
    return ReleaseState.SUBMITTED if submitted == draft else ReleaseState.CONCEPT


def may_approve(*, approver: int | None, writers: Collection[int], four_eyes: bool) -> bool:
    """Whether someone may approve: with four eyes, nobody who wrote on this text. `approver` None is the director."""
    return not four_eyes or approver is None or approver not in writers


def may_open(*, draft: str, approved: str, four_eyes: bool, opens_at: datetime | None, at: datetime) -> bool:
    """Whether this text may be public at this moment: approved as it is, and not before its time."""
    return (not four_eyes or draft == approved) and (opens_at is None or at >= opens_at)


def embargo_problems(*, opens_at: datetime | None, reason: str, now: datetime, sure: bool) -> list[str]:
    """What is missing for an embargo, by name: 'time', 'past', 'reason' or 'long' (more than three days; ask again)."""
    if opens_at is None:
        return ["time"] if reason.strip() else ["time", "reason"]
    problems = []
    if opens_at <= now:
        problems.append("past")
    if not reason.strip():
        problems.append("reason")
    if opens_at - now > LONGEST_USUAL_EMBARGO and not sure:
        problems.append("long")
    return problems


def is_overdue(opens_at: datetime | None, opened_at: datetime | None, now: datetime) -> bool:
    """Whether a release should have been public for a minute."""
    return opens_at is not None and opened_at is None and now - opens_at > OVERDUE_AFTER


def lateness_ms(opens_at: datetime, opened_at: datetime) -> int:
    """How late a release opened, in milliseconds; never below zero."""
    return max(0, (opened_at - opens_at) // timedelta(milliseconds=1))


def check_state(
    *,
    asked_at: datetime | None,
    began_at: datetime | None,
    broke_off_at: datetime | None,
    checked_at: datetime | None,
    now: datetime,
) -> CheckState:
    """How the embargo check stands. `asked_at` and `began_at` are of the one under way; its end takes them off."""
    if began_at is not None:
        return CheckState.BROKE_OFF if now - began_at > CHECK_ENDS_AFTER else CheckState.RUNNING
    if asked_at is not None:
        return CheckState.BROKE_OFF if now - asked_at > CHECK_BEGINS_WITHIN else CheckState.WAITING
    if broke_off_at is not None:
        return CheckState.BROKE_OFF
    return CheckState.NEVER if checked_at is None else CheckState.DONE

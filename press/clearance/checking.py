"""Have the worker do the embargo check, one at a time for each release, and say how it stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.clock.services import worker_is_silent
from press.clearance.services import NotAllowed, Standing, clearance_of, standing
from press.enums import NOTHING_TO_KEEP, CheckState, ReleaseState
from press.models import Clearance, PressReleasePage
from press.tasks import check_embargo

UNDER_WAY = (CheckState.WAITING, CheckState.RUNNING)


@dataclass(frozen=True)
class CheckLines:
    """What the screen 'Release' says of the embargo check."""

    may_ask: bool
    is_under_way: bool
    progress: str
    problems: list[str]
    all_closed: str
    rows: list[dict[str, Any]]
    asked_at: datetime


def ask_for_check(release: PressReleasePage) -> bool:
    """Have the worker check a release; False when a check is under way already, which then is the one.

    :raises NotAllowed: when there is nothing to keep closed.
    """
    if standing(release).state in NOTHING_TO_KEEP:
        raise NotAllowed(_("There is nothing to keep closed any more."))
    return order_check(release)


@transaction.atomic
def order_check(release: PressReleasePage) -> bool:
    """Put the check into the worker's queue, once, whoever else does so too; the mark and the task are one."""
    mine, now = Clearance.objects.filter(pk=clearance_of(release).pk), timezone.now()
    broke_off_at = Coalesce("check_began_at", "check_broke_off_at")
    asked = {"check_asked_at": now, "check_began_at": None, "check_broke_off_at": broke_off_at}
    if not mine.check_not_under_way(now).update(**asked):
        return False
    check_embargo.enqueue(release.pk)
    return True


def check_lines(found: Standing) -> CheckLines:
    """How the check of a release stands, in sentences for an editor."""
    clearance, state = found.clearance, found.clearance.check_state
    rows = sorted(clearance.probe, key=lambda row: row["ok"])
    is_under_way = state in UNDER_WAY
    # A draft on top of a text that has its time: that one opens still.
    waits = clearance.opens_at is not None and clearance.opened_at is None
    may_ask = found.state not in NOTHING_TO_KEEP and (waits or found.state != ReleaseState.CONCEPT)
    return CheckLines(
        may_ask=may_ask and not is_under_way,
        is_under_way=is_under_way,
        progress=_progress(clearance) if is_under_way else "",
        problems=_problems(found, state, rows) if may_ask or is_under_way else [],
        all_closed=_all_closed(clearance, rows),
        rows=rows,
        asked_at=timezone.now(),
    )


def _progress(clearance: Clearance) -> str:
    if clearance.check_began_at:
        return _("It began at %(time)s.") % {"time": _clock(clearance.check_began_at)}
    return _("It was asked for at %(time)s and begins by itself.") % {"time": _clock(clearance.check_asked_at)}


def _problems(found: Standing, state: CheckState, rows: list[dict[str, Any]]) -> list[str]:
    """What somebody has to do something about."""
    problems, clearance = [], found.clearance
    if worker_is_silent():
        problems.append(_("The worker is silent: a check doesn't begin before it runs again. Call your administrator."))
    if state == CheckState.BROKE_OFF:
        broke_off_at = clearance.check_began_at or clearance.check_asked_at or clearance.check_broke_off_at
        sentence = _("The check of %(moment)s broke off. Check again. If that breaks off too, call your administrator.")
        problems.append(sentence % {"moment": _moment(broke_off_at)})
    elif rows and (found.release.latest_revision_created_at or clearance.probed_at) > clearance.probed_at:
        problems.append(_("The text was changed after the last check. Check again."))
    if leaks := sum(not row["ok"] for row in rows):
        sentence = ngettext(
            "%(count)s address gives it away, on %(moment)s. Close it, then check again.",
            "%(count)s addresses give it away, on %(moment)s. Close them, then check again.",
            leaks,
        )
        problems.append(sentence % {"count": leaks, "moment": _moment(clearance.probed_at)})
    return problems


def _all_closed(clearance: Clearance, rows: list[dict[str, Any]]) -> str:
    if not rows or not all(row["ok"] for row in rows):
        return ""
    values = {"count": len(rows), "moment": _moment(clearance.probed_at)}
    return _("All %(count)s addresses were closed on %(moment)s.") % values


def _clock(when: datetime) -> str:
    return date_format(timezone.localtime(when), "H.i.s")


def _moment(when: datetime) -> str:
    return date_format(timezone.localtime(when), "j F Y, H.i")

"""Decisions of the award. Plain values in, plain values out; `now` and days are passed in.

Retention follows common Dutch practice for local awards: unconfirmed one week, who didn't win half
a year after the announcement, a laureate's page ten years.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from awards.enums import (
    ANNOUNCED_RESULTS,
    ENDED_STATES,
    PUBLIC_RESULTS,
    Category,
    NominationState,
    Result,
    RoundState,
    StepKind,
    StepState,
)

CONFIRM_WITHIN = timedelta(days=7)
KEEP_AFTER_ANNOUNCEMENT = timedelta(days=183)
KEEP_WITHOUT_ANNOUNCEMENT = timedelta(days=365)
KEEP_LAUREATE_YEARS = 10
FASTEST_HUMAN = timedelta(seconds=4)
FORM_STAYS_GOOD_FOR = timedelta(hours=12)
ABBREVIATIONS = frozenset({"mw.", "dhr.", "mevr.", "dr.", "ir.", "st.", "nr."})

_S = NominationState
_TRANSITIONS: dict[NominationState, frozenset[NominationState]] = {
    _S.UNCONFIRMED: frozenset({_S.RECEIVED, _S.WITHDRAWN}),
    _S.RECEIVED: frozenset({_S.REFUSED, _S.INFORMED, _S.ACCEPTED, _S.DECLINED, _S.WITHDRAWN}),
    _S.REFUSED: frozenset({_S.RECEIVED, _S.WITHDRAWN}),
    _S.INFORMED: frozenset({_S.ACCEPTED, _S.DECLINED, _S.REFUSED, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset({_S.DECLINED, _S.WITHDRAWN}),
    _S.DECLINED: frozenset({_S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset(),
}


def round_state(
    *, opens_at: datetime | None, closes_at: datetime | None, announces_at: datetime | None, now: datetime
) -> RoundState:
    """Where a round stands. It is open from `opens_at` up to, not at, `closes_at`.

    A round without an opening time takes no nominations: a small campaign names its laureates itself.
    """
    if announces_at and announces_at <= now:
        return RoundState.ANNOUNCED
    if opens_at is None or closes_at is None:
        return RoundState.CLOSED
    if now < opens_at:
        return RoundState.UPCOMING
    return RoundState.OPEN if now < closes_at else RoundState.CLOSED


@dataclass(frozen=True)
class Step:
    """One moment of a round on its line of time."""

    kind: StepKind
    moment: datetime
    state: StepState


def round_steps(
    *, opens_at: datetime | None, closes_at: datetime | None, announces_at: datetime | None, now: datetime
) -> list[Step]:
    """The moments of a round that are known, in order; the last that has been is where the round stands now."""
    moments = {StepKind.OPENS: opens_at, StepKind.CLOSES: closes_at, StepKind.ANNOUNCES: announces_at}
    known = [(kind, moment) for kind, moment in moments.items() if moment]
    passed = sum(moment <= now for _kind, moment in known)
    states = [*([StepState.DONE] * (passed - 1)), *([StepState.NOW] if passed else [])]
    states += [StepState.NEXT] * (len(known) - passed)
    return [Step(kind, moment, state) for (kind, moment), state in zip(known, states, strict=True)]


def first_sentence(text: str) -> str:
    """The first sentence of a text as it was agreed to, or all of it when it has no end sign."""
    words = " ".join(text.split())
    ends = [
        place + 1
        for place, sign in enumerate(words)
        if sign in ".!?" and words[place + 1 : place + 2] in ("", " ") and words[place + 2 : place + 3] != "("
    ]
    end = next((end for end in ends if not _is_abbreviation(words[:end])), len(words))
    return words[:end]


def _is_abbreviation(start: str) -> bool:
    """'mw.', 'dhr.', 'H.': a full stop that ends no sentence."""
    last = start.rpartition(" ")[2]
    return last.endswith(".") and (
        len(last) <= 2 or last.lower() in {"mw.", "dhr.", "mevr.", "dr.", "ir.", "st.", "nr."}
    )


def place_order(name: str) -> str:
    """A sort key for Dutch places, as the lists of Statistics Netherlands have them.

    's-Gravenhage stands under S and Den Haag under D; accents and capitals don't count, and a space or hyphen comes
    before a letter, so that De Bilt stands before Delft.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return plain.lstrip("'’‘`").replace("-", " ")


def times_are_in_order(*, opens_at: datetime | None, closes_at: datetime | None, announces_at: datetime | None) -> bool:
    """Whether opening, closing and announcement, as far as given, follow each other."""
    given = [moment for moment in (opens_at, closes_at, announces_at) if moment]
    strictly_opening = not (opens_at and closes_at) or opens_at < closes_at
    return strictly_opening and given == sorted(given)


def may_change(old: NominationState, new: NominationState) -> bool:
    """Whether a nomination may go from one state to another; staying is always allowed."""
    return old == new or new in _TRANSITIONS[old]


def may_have_result(state: NominationState, result: Result) -> bool:
    """A result that readers see is only for a nomination that its nominee agreed to."""
    return result not in PUBLIC_RESULTS or state == NominationState.ACCEPTED


def needs_consent(category: Category, names_person: bool) -> bool:
    """A person always agrees first; a municipality or organisation only where a person is named."""
    return category == Category.PERSON or names_person


def is_told(result: Result, announces_at: datetime | None, moment: datetime) -> bool:
    """Whether a result may be public at this moment: a winner not before the announcement."""
    if result not in PUBLIC_RESULTS:
        return False
    return result not in ANNOUNCED_RESULTS or (announces_at is not None and announces_at <= moment)


def next_number(numbers: Iterable[int]) -> int:
    """The number of a new nomination in its round: never one that was used after it."""
    return max(numbers, default=0) + 1


def slug(number: int) -> str:
    """The last part of the address: it names nobody."""
    return f"voordracht-{number}"


def years_later(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def trim_after(*, created: date, closes: date | None, announced: date | None, state: NominationState) -> date:
    """The last day on which we keep who nominated, contacts and motivation (calendar days, Amsterdam)."""
    if state in ENDED_STATES:
        return created
    if state == NominationState.UNCONFIRMED:
        return created + CONFIRM_WITHIN
    if announced:
        return max(announced, created) + KEEP_AFTER_ANNOUNCEMENT
    return max(closes or created, created) + KEEP_WITHOUT_ANNOUNCEMENT


def delete_after(*, trimmed_after: date, announced: date | None, created: date, result: Result) -> date:
    """The last day on which anything is kept: ten years for who stands on the site, else the same day."""
    if result not in PUBLIC_RESULTS:
        return trimmed_after
    return max(trimmed_after, years_later(announced or created, KEEP_LAUREATE_YEARS))


def was_typed_by_hand(started: datetime | None, now: datetime) -> bool:
    """Whether the form was open long enough for a person, and not so long that it is stale."""
    return started is not None and FASTEST_HUMAN <= now - started <= FORM_STAYS_GOOD_FOR


def same_address(address: str) -> str:
    """An e-mail address as it is compared: without spaces around it and in lower case."""
    return address.strip().lower()

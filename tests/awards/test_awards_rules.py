"""The decisions of the award, without a database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from awards import rules
from awards.enums import Category, NominationState, Result, RoundState

OPENS = datetime(2026, 3, 1, tzinfo=UTC)
CLOSES = datetime(2026, 4, 1, tzinfo=UTC)
ANNOUNCES = datetime(2026, 6, 1, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


def state_at(now, opens=OPENS, closes=CLOSES, announces=ANNOUNCES):
    return rules.round_state(opens_at=opens, closes_at=closes, announces_at=announces, now=now)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (OPENS - MOMENT, RoundState.UPCOMING),
        (OPENS, RoundState.OPEN),
        (CLOSES - MOMENT, RoundState.OPEN),
        (CLOSES, RoundState.CLOSED),
        (ANNOUNCES - MOMENT, RoundState.CLOSED),
        (ANNOUNCES, RoundState.ANNOUNCED),
    ],
)
def test_round_state_changes_exactly_at_its_moments(now, expected):
    assert state_at(now) == expected


def test_round_closes_at_the_dutch_minute_after_the_clock_changed():
    amsterdam = ZoneInfo("Europe/Amsterdam")
    closes = datetime(2026, 3, 29, 23, 59, tzinfo=amsterdam)
    just_before = datetime(2026, 3, 29, 21, 58, 59, tzinfo=UTC)
    after = datetime(2026, 3, 29, 21, 59, tzinfo=UTC)
    states = [state_at(now, closes=closes) for now in (just_before, after)]
    assert states == [RoundState.OPEN, RoundState.CLOSED]


@pytest.mark.parametrize(("opens", "closes"), [(None, None), (OPENS, None), (None, CLOSES)])
def test_round_without_opening_or_closing_takes_no_nominations(opens, closes):
    assert state_at(OPENS, opens=opens, closes=closes, announces=None) == RoundState.CLOSED


def test_address_is_compared_without_spaces_and_capitals():
    assert rules.same_address(" Noor@Proefstad.EXAMPLE\n") == "noor@proefstad.example"


@pytest.mark.parametrize(
    ("opens", "closes", "announces", "expected"),
    [
        (OPENS, CLOSES, ANNOUNCES, True),
        (None, None, None, True),
        (None, None, ANNOUNCES, True),
        (CLOSES, OPENS, None, False),
        (OPENS, OPENS, None, False),
        (OPENS, CLOSES, OPENS, False),
        (OPENS, None, OPENS, True),
        (None, CLOSES, OPENS, False),
    ],
)
def test_times_follow_each_other(opens, closes, announces, expected):
    assert rules.times_are_in_order(opens_at=opens, closes_at=closes, announces_at=announces) is expected


def test_nomination_cannot_skip_its_confirmation():
    allowed = [state for state in NominationState if rules.may_change(NominationState.UNCONFIRMED, state)]
    assert allowed == [NominationState.UNCONFIRMED, NominationState.RECEIVED, NominationState.WITHDRAWN]


def test_withdrawn_is_possible_from_every_state_and_final():
    assert all(rules.may_change(state, NominationState.WITHDRAWN) for state in NominationState)
    assert [state for state in NominationState if rules.may_change(NominationState.WITHDRAWN, state)] == [
        NominationState.WITHDRAWN
    ]


def test_result_is_only_for_who_agreed():
    agreed = [state for state in NominationState if rules.may_have_result(state, Result.WINNER)]
    assert agreed == [NominationState.ACCEPTED]


@pytest.mark.parametrize(
    ("category", "names_person", "expected"),
    [
        (Category.PERSON, False, True),
        (Category.PERSON, True, True),
        (Category.ORGANISATION, True, True),
        (Category.ORGANISATION, False, False),
        (Category.MUNICIPALITY, False, False),
    ],
)
def test_consent_is_needed_where_a_person_is_named(category, names_person, expected):
    assert rules.needs_consent(category, names_person) is expected


@pytest.mark.parametrize(
    ("result", "moment", "expected"),
    [
        (Result.NONE, ANNOUNCES, False),
        (Result.SHORTLISTED, OPENS, True),
        (Result.WINNER, ANNOUNCES - MOMENT, False),
        (Result.WINNER, ANNOUNCES, True),
        (Result.MENTION, ANNOUNCES - MOMENT, False),
    ],
)
def test_winner_is_told_at_the_announcement_and_a_shortlist_before(result, moment, expected):
    assert rules.is_told(result, ANNOUNCES, moment) is expected


def test_winner_is_never_told_in_a_round_without_announcement():
    assert rules.is_told(Result.WINNER, None, ANNOUNCES) is False


def test_number_of_a_removed_nomination_is_not_given_again_below_the_last():
    assert [rules.next_number([]), rules.next_number([1, 2, 7])] == [1, 8]


def test_slug_names_nobody():
    assert rules.slug(7) == "voordracht-7"


@pytest.mark.parametrize(
    ("state", "closes", "announced", "expected"),
    [
        (NominationState.UNCONFIRMED, CLOSES.date(), None, date(2026, 3, 12)),
        (NominationState.DECLINED, CLOSES.date(), None, date(2026, 3, 5)),
        (NominationState.RECEIVED, CLOSES.date(), ANNOUNCES.date(), date(2026, 12, 1)),
        (NominationState.RECEIVED, CLOSES.date(), None, date(2027, 4, 1)),
        (NominationState.ACCEPTED, None, None, date(2027, 3, 5)),
    ],
)
def test_private_data_has_an_end_in_every_state(state, closes, announced, expected):
    created = date(2026, 3, 5)
    assert rules.trim_after(created=created, closes=closes, announced=announced, state=state) == expected


def test_who_did_not_win_goes_wholly_and_a_laureate_stays_ten_years():
    days = {"trimmed_after": date(2026, 12, 1), "announced": date(2024, 2, 29), "created": date(2024, 1, 1)}
    ends = [rules.delete_after(**days, result=result) for result in (Result.NONE, Result.WINNER)]
    assert ends == [date(2026, 12, 1), date(2034, 2, 28)]


@pytest.mark.parametrize(
    ("years", "expected"), [(4, date(2028, 2, 29)), (1, date(2025, 2, 28)), (10, date(2034, 2, 28))]
)
def test_years_later_is_the_same_day_or_the_last_of_february(years, expected):
    assert rules.years_later(date(2024, 2, 29), years) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, False), (3, False), (4, True), (12 * 3600, True), (12 * 3600 + 1, False)]
)
def test_form_is_typed_by_hand_between_four_seconds_and_twelve_hours(seconds, expected):
    assert rules.was_typed_by_hand(OPENS, OPENS + timedelta(seconds=seconds)) is expected


def test_form_without_a_start_is_not_typed_by_hand():
    assert rules.was_typed_by_hand(None, OPENS) is False


def test_addresses_are_the_same_whatever_capitals():
    assert rules.same_address(" A@X.nl ") == rules.same_address("a@x.nl")

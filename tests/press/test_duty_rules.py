"""Who can be called: shifts, closed days, public holidays, the night the clock changes."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from press.duty.rules import Closure, Reachable, Shift, national_holidays, next_change, reachable, week_hours
from press.duty.words import invitation, week

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY, TUESDAY, FRIDAY, SATURDAY, SUNDAY = 0, 1, 4, 5, 6


def at(text: str, fold: int = 0) -> datetime:
    """'2026-11-24 20:00' by the clock of Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM, fold=fold)


def shift(person: str, weekday: int, starts: str, ends: str, **values) -> Shift:
    return Shift(person, person.title(), weekday, time.fromisoformat(starts), time.fromisoformat(ends), **values)


def week_of(person: str, starts: str = "09:00", ends: str = "21:00", **values) -> list[Shift]:
    return [shift(person, day, starts, ends, **values) for day in range(5)]


def ask(shifts, moment: str, closures=(), preferred=(), fold: int = 0) -> Reachable:
    return reachable(shifts, closures, at(moment, fold), AMSTERDAM, preferred)


# -- now and next -------------------------------------------------------------------------------------------------


def test_contact_is_reachable_from_the_first_minute_until_the_last():
    shifts = week_of("noor")  # 24 November 2026 is a Tuesday

    assert ask(shifts, "2026-11-24 08:59").next_at == at("2026-11-24 09:00")
    assert ask(shifts, "2026-11-24 09:00") == Reachable("noor", "Noor", at("2026-11-24 21:00"))
    assert ask(shifts, "2026-11-24 20:59").person == "noor"
    assert ask(shifts, "2026-11-24 21:00") == Reachable(
        next_person="noor", next_name="Noor", next_at=at("2026-11-25 09:00")
    )


def test_after_friday_the_next_hours_are_on_monday():
    assert ask(week_of("noor"), "2026-11-27 21:00").next_at == at("2026-11-30 09:00")


def test_no_roster_promises_nothing_and_an_ended_one_says_nobody():
    assert ask([], "2026-11-24 12:00") == Reachable(is_known=False)
    assert ask(week_of("noor", last_day=date(2026, 1, 1)), "2026-11-24 12:00") == Reachable()


def test_shift_holds_on_its_first_and_last_day_only():
    shifts = week_of("noor", first_day=date(2026, 11, 24), last_day=date(2026, 11, 25))

    assert [ask(shifts, f"2026-11-{day} 12:00").person for day in (23, 24, 25, 26)] == [None, "noor", "noor", None]


def test_shift_past_midnight_belongs_to_the_evening_it_begins():
    shifts = [shift("noor", TUESDAY, "18:00", "01:00")]

    assert ask(shifts, "2026-11-25 00:30") == Reachable("noor", "Noor", at("2026-11-25 01:00"))
    assert ask(shifts, "2026-11-24 00:30").person is None


def test_shifts_of_one_person_that_touch_are_one():
    shifts = [shift("noor", TUESDAY, "09:00", "12:00"), shift("noor", TUESDAY, "12:00", "21:00")]

    assert ask(shifts, "2026-11-24 10:00").until == at("2026-11-24 21:00")


def test_shifts_that_touch_at_their_other_end_or_overlap_the_end_are_told_apart():
    shifts = [shift("noor", TUESDAY, "09:00", "12:00"), shift("noor", TUESDAY, "11:00", "12:00")]
    assert ask(shifts, "2026-11-24 11:30").until == at("2026-11-24 12:00")
    shifts = [shift("noor", TUESDAY, "09:00", "12:00"), shift("timo", TUESDAY, "12:00", "21:00")]
    assert ask(shifts, "2026-11-24 10:00").until == at("2026-11-24 12:00")


def test_of_two_who_come_next_at_the_same_hour_the_preferred_one_is_named():
    shifts = [*week_of("noor"), *week_of("timo")]

    assert ask(shifts, "2026-11-24 08:00").next_person == "noor"
    assert ask(shifts, "2026-11-24 08:00", preferred=["timo"]).next_person == "timo"


def test_shift_that_a_closed_night_leaves_nothing_of_is_nobodys_next():
    nights = [shift("noor", TUESDAY, "00:00", "00:00", last_day=date(2026, 11, 24))]
    closed = [Closure(date(2026, 11, 25), date(2026, 11, 25))]
    assert ask(nights, "2026-11-23 12:00", closed).next_at == at("2026-11-24 00:00")
    assert ask(nights, "2026-11-25 12:00", closed) == Reachable()


def test_who_comes_after_more_than_a_hundred_and_twenty_days_is_not_promised():
    def far(day: date) -> Reachable:
        return ask(
            [shift("noor", day.weekday(), "09:00", "21:00", first_day=day, works_holidays=True)], "2026-11-24 22:00"
        )

    assert far(date(2027, 3, 24)).next_at == at("2027-03-24 09:00")
    assert far(date(2027, 3, 25)).next_at is None


def test_of_two_on_duty_the_preferred_one_is_named_else_the_first_of_the_roster():
    shifts = [*week_of("noor"), *week_of("timo", "12:00", "17:00")]

    assert ask(shifts, "2026-11-24 13:00").person == "noor"
    assert ask(shifts, "2026-11-24 13:00", preferred=["timo"]).person == "timo"
    assert ask(shifts, "2026-11-24 18:00", preferred=["timo"]).person == "noor"


# -- days off --------------------------------------------------------------------------------------------------------


def test_nobody_answers_on_closed_days_first_and_last_included():
    recess = [Closure(date(2026, 11, 24), date(2026, 11, 26))]

    assert ask(week_of("noor"), "2026-11-24 12:00", recess).next_at == at("2026-11-27 09:00")
    assert ask(week_of("noor"), "2026-11-26 12:00", recess).person is None


def test_night_before_a_closed_day_ends_at_midnight():
    shifts = [shift("noor", TUESDAY, "18:00", "01:00")]

    assert ask(shifts, "2026-11-24 20:00", [Closure(date(2026, 11, 25), date(2026, 11, 25))]).until == at(
        "2026-11-25 00:00"
    )


def test_a_long_recess_is_looked_past():
    assert ask(week_of("noor"), "2026-07-10 22:00", [Closure(date(2026, 7, 11), date(2026, 8, 31))]).next_at == at(
        "2026-09-01 09:00"
    )


def test_holiday_is_off_unless_someone_works_it():
    boxing_day = "2026-12-25 12:00"  # a Friday

    assert ask(week_of("noor"), boxing_day).person is None
    assert ask(week_of("noor", works_holidays=True), boxing_day).person == "noor"


def test_holidays_of_2026_are_those_of_the_law():
    assert sorted(national_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_kings_day_moves_to_saturday_when_it_falls_on_a_sunday():
    assert {date(2025, 4, 26)} == national_holidays(2025) & {date(2025, 4, 26), date(2025, 4, 27)}


# -- the clock changes ------------------------------------------------------------------------------------------------


def test_evening_stays_at_its_hour_when_the_clock_changes():
    shifts = [shift("noor", SATURDAY, "09:00", "21:00"), shift("noor", SUNDAY, "09:00", "21:00")]

    # Summer time ends on Sunday 25 October 2026: 21.00 is 19.00 UTC on Saturday and 20.00 UTC on Sunday.
    assert ask(shifts, "2026-10-24 12:00").until == datetime(2026, 10, 24, 19, tzinfo=UTC)
    assert ask(shifts, "2026-10-25 12:00").until == datetime(2026, 10, 25, 20, tzinfo=UTC)


def test_night_of_the_extra_hour_ends_the_second_time():
    shifts = [shift("noor", SATURDAY, "22:00", "02:30")]

    assert ask(shifts, "2026-10-25 02:15", fold=1).person == "noor"
    assert ask(shifts, "2026-10-25 02:45", fold=1).person is None


def test_night_of_the_missing_hour_is_an_hour_shorter():
    shifts = [shift("noor", SATURDAY, "22:00", "06:00")]

    found = ask(shifts, "2026-03-28 23:00")
    assert found.until - at("2026-03-28 22:00").astimezone(UTC) == datetime(2026, 1, 1, 7) - datetime(2026, 1, 1)


# -- what is kept -----------------------------------------------------------------------------------------------------


def test_next_change_is_the_first_coming_or_going():
    shifts = [*week_of("noor"), *week_of("timo", "12:00", "17:00")]

    moments = ["2026-11-24 08:00", "2026-11-24 09:00", "2026-11-24 13:00", "2026-11-24 21:00"]
    assert [next_change(shifts, [], at(moment), AMSTERDAM) for moment in moments] == [
        at("2026-11-24 09:00"),
        at("2026-11-24 12:00"),
        at("2026-11-24 17:00"),
        at("2026-11-25 09:00"),
    ]
    assert next_change([], [], at("2026-11-24 08:00"), AMSTERDAM) is None


# -- words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-24 20:00", "Bel Noor, bereikbaar tot 21.00 uur"),
        ("2026-11-24 08:00", "Vandaag vanaf 09.00 uur bereikbaar"),
        ("2026-11-24 22:00", "Morgen vanaf 09.00 uur bereikbaar"),
        ("2026-11-27 22:00", "Maandag vanaf 09.00 uur bereikbaar"),
    ],
)
def test_journalist_reads_until_when_or_from_when(moment, words):
    assert invitation(ask(week_of("noor"), moment), at(moment)) == words


def test_contact_without_a_first_name_is_the_press_contact():
    nameless = [Shift("noor", "", TUESDAY, time(9), time(21))]

    assert invitation(ask(nameless, "2026-11-24 20:00"), at("2026-11-24 20:00")) == (
        "Bel het perscontact, bereikbaar tot 21.00 uur"
    )


def test_far_away_hours_name_their_day_and_nobody_asks_for_a_mail():
    far = ask(week_of("noor", first_day=date(2026, 12, 7)), "2026-11-24 20:00")

    assert invitation(far, at("2026-11-24 20:00")) == "Maandag 7 december vanaf 09.00 uur bereikbaar"
    assert invitation(Reachable(), at("2026-11-24 20:00")) == "Nu is niemand te bellen. Mail ons: we lezen het."


def test_hours_that_go_on_for_days_name_the_day():
    found = ask([shift("noor", day, "00:00", "00:00") for day in range(5)], "2026-11-24 20:00")

    assert invitation(found, at("2026-11-24 20:00")) == "Bel Noor, bereikbaar tot zaterdag 00.00 uur"
    always = [shift("noor", day, "00:00", "00:00", last_day=date(2026, 12, 6)) for day in range(7)]
    found = ask(always, "2026-11-24 20:00")
    assert invitation(found, at("2026-11-24 20:00")) == "Bel Noor, bereikbaar tot maandag 7 december 00.00 uur"


def test_week_lists_days_in_order_and_the_earlier_hours_first():
    shifts = [
        shift("noor", TUESDAY, "18:00", "21:00"),
        shift("noor", FRIDAY, "09:00", "12:00"),
        shift("noor", TUESDAY, "09:00", "12:00"),
        shift("noor", MONDAY, "13:00", "14:00"),
    ]
    assert week_hours(shifts) == [
        ([0], time(13), time(14)),
        ([1], time(18), time(21)),
        ([1, 4], time(9), time(12)),
    ]


def test_week_of_a_contact_in_words():
    shifts = [*week_of("noor")[:4], shift("noor", FRIDAY, "09:00", "17:00"), shift("noor", SUNDAY, "09:00", "17:00")]

    assert week_hours(shifts)[0] == ([0, 1, 2, 3], time(9), time(21))
    assert week(shifts) == "maandag t/m donderdag 09.00–21.00 uur; vrijdag en zondag 09.00–17.00 uur"


def test_who_answers_day_and_night_for_weeks_stops_at_the_very_end():
    """However far ahead that is: an answer that looked only days ahead would name an earlier moment."""
    shifts = [shift("noor", weekday, "00:00", "00:00", last_day=date(2026, 12, 20)) for weekday in range(7)]

    assert ask(shifts, "2026-11-24 12:00").until == at("2026-12-21 00:00")
    assert ask([shift("noor", FRIDAY, "09:00", "17:00", first_day=date(2027, 2, 1))], "2026-11-24 12:00").next_at == at(
        "2027-02-05 09:00"
    )

"""When things happen in the demo: everything is counted from the moment it is loaded."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EXCHANGES = 7
FORTNIGHT, ONE_WEEK = timedelta(days=14), timedelta(days=7)
JURY_TIME = timedelta(days=100)
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_SATURDAY, _SUNDAY = 5, 6
# As in the heads of the releases about them.
WORK_VISIT_IN_DAYS = 9
PHONE_RELEASE_DAYS_AGO = 12


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """An aware moment on a day, by the clock of Amsterdam."""
    return datetime.combine(day, time(hour, minute), AMSTERDAM)


def in_words(day: date) -> str:
    """A day as a reader writes it: '24 november 2026'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True)
class DemoDates:
    """The calendar of the demo for one load day, so that the open round is open and a letter is waiting."""

    today: date

    def ago(self, days: int) -> datetime:
        return moment(self.today - timedelta(days=days))

    # -- the letters ------------------------------------------------------------------------------------

    @property
    def waiting_dilemma(self) -> datetime:
        """The newest dilemma: a few days old, on a working day, its answer still to come."""
        day = self.today - timedelta(days=3)
        shift = {_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0)
        return moment(day + timedelta(days=shift))

    def dilemma(self, number: int) -> datetime:
        """When dilemma 1, 2, … appeared: one every fortnight."""
        day = self.waiting_dilemma.date() - (EXCHANGES - number) * FORTNIGHT
        return moment(day)

    def answer(self, number: int) -> datetime:
        """When the answer to dilemma 1, 2, … is due: one week later."""
        return moment(self.dilemma(number).date() + ONE_WEEK)

    # -- the award --------------------------------------------------------------------------------------

    @property
    def opening(self) -> datetime:
        return self.ago(21)

    @property
    def closing(self) -> datetime:
        """The last minute of the open round, four weeks from now."""
        return moment(self.today + timedelta(days=28), 23, 59)

    @property
    def open_year(self) -> int:
        """The year in which the jury of the open round will be ready, some three months after closing."""
        return (self.closing + JURY_TIME).year

    @property
    def finished_year(self) -> int:
        return self.open_year - 1

    @property
    def finished_opening(self) -> datetime:
        return self.ago(240)

    @property
    def finished_closing(self) -> datetime:
        return moment(self.today - timedelta(days=190), 23, 59)

    @property
    def announcement(self) -> datetime:
        return self.ago(150)

    # -- the press ---------------------------------------------------------------------------------------

    def working_day(self, days: int) -> date:
        """The working day that many days from now, or the nearest to it."""
        day = self.today + timedelta(days=days)
        return day + timedelta(days={_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0))

    def at(self, days: int, clock: str) -> datetime:
        """An hour ('10:00') on that working day (aware)."""
        return datetime.combine(self.working_day(days), time.fromisoformat(clock), AMSTERDAM)

    # -- words in texts ---------------------------------------------------------------------------------

    def release(self, written: str) -> datetime:
        """The day of a press release as its file names it: 'opening', 'announcement' or days from now."""
        named = {"opening": self.opening, "announcement": self.announcement}
        return named[written] if written in named else self.ago(-int(written))

    def fill(self, text: str) -> str:
        """Put dates in the place of `{sluiting}` and the like."""
        words = {
            "{sluiting}": in_words(self.closing.date()),
            "{ronde}": str(self.open_year),
            "{vorige_ronde}": str(self.finished_year),
            "{werkbezoek}": in_words(self.working_day(WORK_VISIT_IN_DAYS)),
            "{telefoonnummer}": in_words(self.ago(PHONE_RELEASE_DAYS_AGO).date()),
        }
        for token, word in words.items():
            text = text.replace(token, word)
        return text

"""Which days an office is shut, and for which forum that counts (Cap.1 s.71, Cap.149, RHC O.3)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

GENERAL_HOLIDAYS_A_YEAR = 17  # Cap.149, besides every Sunday
SATURDAY, SUNDAY = 5, 6


class Forum(StrEnum):
    """Before whom the act is done, which decides the closed days that matter."""

    STATUTORY = "STATUTORY"
    COURT_OFFICE = "COURT_OFFICE"
    FIXED = "FIXED"


class ClosedKind(StrEnum):
    """What somebody has to enter; Saturdays and Sundays follow from the calendar."""

    GENERAL_HOLIDAY = "GENERAL_HOLIDAY"
    GALE = "GALE"
    BLACK_RAIN = "BLACK_RAIN"
    OFFICE_CLOSURE = "OFFICE_CLOSURE"


class Reason(StrEnum):
    """Why a day is closed."""

    SATURDAY = "SATURDAY"
    SUNDAY = "SUNDAY"
    GENERAL_HOLIDAY = "GENERAL_HOLIDAY"
    GALE = "GALE"
    BLACK_RAIN = "BLACK_RAIN"
    OFFICE_CLOSURE = "OFFICE_CLOSURE"


_STATUTE = frozenset({Reason.SUNDAY, Reason.GENERAL_HOLIDAY, Reason.GALE, Reason.BLACK_RAIN})

# s.71(1)(b) names holidays and weather days; s.71(1A) puts the court office's closure days in their place.
SHUTS: dict[Forum, frozenset[Reason]] = {
    Forum.STATUTORY: _STATUTE,
    Forum.COURT_OFFICE: _STATUTE | {Reason.SATURDAY, Reason.OFFICE_CLOSURE},
    Forum.FIXED: frozenset(),
}


@dataclass(frozen=True)
class ClosedDay:
    """One entered day: a holiday by its gazetted name, a weather day, or an office's own closure."""

    on: dt.date
    kind: ClosedKind
    name_en: str = ""
    name_zh: str = ""
    source: str = ""
    verified: bool = True


@dataclass(frozen=True)
class Closure:
    """One reason why a day is closed, with the day's name where it has one."""

    reason: Reason
    name_en: str = ""
    name_zh: str = ""


@dataclass(frozen=True)
class ClosedDays:
    """A set of entered days, and the years whose general holidays it holds in full."""

    by_date: dict[dt.date, tuple[ClosedDay, ...]] = field(default_factory=dict)
    years_loaded: frozenset[int] = frozenset()
    years_unverified: frozenset[int] = frozenset()

    @classmethod
    def of(cls, days: Iterable[ClosedDay]) -> "ClosedDays":
        """Gather days; a year is loaded when all its general holidays are there, not when one is."""
        by_date: dict[dt.date, tuple[ClosedDay, ...]] = {}
        holidays: Counter[int] = Counter()
        unverified: set[int] = set()
        for day in sorted(set(days), key=lambda day: (day.on, day.kind)):
            by_date[day.on] = (*by_date.get(day.on, ()), day)
            if day.kind == ClosedKind.GENERAL_HOLIDAY:
                holidays[day.on.year] += 1
                unverified |= set() if day.verified else {day.on.year}
        loaded = frozenset(year for year, count in holidays.items() if count >= GENERAL_HOLIDAYS_A_YEAR)
        return cls(by_date, loaded, frozenset(unverified))

    def plus(self, extra: Iterable[ClosedDay]) -> "ClosedDays":
        """The same set with more days in it."""
        return ClosedDays.of([*(day for days in self.by_date.values() for day in days), *extra])

    def closures(self, on: dt.date) -> tuple[Closure, ...]:
        """Every reason why somebody's office is shut that day."""
        entered = tuple(
            Closure(Reason(day.kind), day.name_en, day.name_zh) for day in self.by_date.get(on, ())
        )
        weekday = on.weekday()
        if weekday == SUNDAY:
            return (*entered, Closure(Reason.SUNDAY))
        return (*entered, Closure(Reason.SATURDAY)) if weekday == SATURDAY else entered

    def closures_for(self, forum: Forum, on: dt.date) -> tuple[Closure, ...]:
        """The reasons that count before this forum; none means the day is open to it."""
        return tuple(closure for closure in self.closures(on) if closure.reason in SHUTS[forum])

    def is_closed(self, forum: Forum, on: dt.date) -> bool:
        """Whether this forum treats the day as closed."""
        return bool(self.closures_for(forum, on))

    def is_office_day(self, on: dt.date) -> bool:
        """Whether people are at their desks anywhere: no weekend and nothing entered."""
        return not self.closures(on)

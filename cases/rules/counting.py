"""From an event to the last day to act: Cap.1 s.71 and RHC O.3 as a sum that shows its working."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from cases.rules.closed_days import ClosedDays, Forum
from cases.rules.errors import RuleError
from cases.rules.limits import Unit
from cases.rules.sums import Computation, Day, Mark, Step

# Periods this short leave closed days out: s.71(1)(d) for statutes, O.3 r.2(5) for the court office.
SHORT_UP_TO = {Forum.STATUTORY: 6, Forum.COURT_OFFICE: 7, Forum.FIXED: 0}
VACATION_MONTH = 8  # O.3 r.3 and Cap.4 s.31(1): 1 to 31 August
LONGEST_TOLD_DAY_BY_DAY = 62
DAYS_TOLD_BEFORE_THE_END = 13
LAST_YEAR = 9900  # leaves room to move an end without leaving the calendar
ONE_DAY = dt.timedelta(days=1)


def due(start: dt.date, period: int, unit: Unit, forum: Forum, closed: ClosedDays) -> Computation:
    """The last day of a period that runs from the day after `start`."""
    _refuse_impossible(start, period, unit)
    if is_short(period, unit, forum):
        counted = _short_period(start, period, forum, closed)
        raw_end = counted[-1].on
    else:
        raw_end = _calendar_end(start, period, unit)
        counted = _days_told(start, raw_end, unit, forum, closed)
    passed, last = _move_off_closed_days(raw_end, forum, closed)
    bare = Computation(start, period, unit, forum, raw_end, last)
    return replace(
        bare,
        days=_calendar(bare, counted, passed, closed),
        steps=tuple(_steps(bare, counted, passed)),
        notes=tuple(_notes(bare, closed)),
    )


def is_short(period: int, unit: Unit, forum: Forum) -> bool:
    """Whether the period is so short that closed days are not counted at all."""
    return unit == Unit.DAYS and period <= SHORT_UP_TO[forum]


def add_months(start: dt.date, months: int) -> dt.date:
    """The corresponding date, or the last day of a month that has none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _refuse_impossible(start: dt.date, period: int, unit: Unit) -> None:
    if period < 1:
        raise RuleError("PERIOD_TOO_SHORT", period=period)
    years = {Unit.DAYS: period / 365, Unit.MONTHS: period / 12, Unit.YEARS: period}[unit]
    if start.year + years > LAST_YEAR:
        raise RuleError("PERIOD_TOO_LONG", period=period)


def _calendar_end(start: dt.date, period: int, unit: Unit) -> dt.date:
    if unit == Unit.DAYS:
        return start + dt.timedelta(days=period)
    return add_months(start, period if unit == Unit.MONTHS else 12 * period)


def _short_period(start: dt.date, period: int, forum: Forum, closed: ClosedDays) -> list[Day]:
    """Every day until enough open ones have been counted."""
    days: list[Day] = []
    on, number = start, 0
    while number < period:
        on += ONE_DAY
        closures = closed.closures_for(forum, on)
        number += 0 if closures else 1
        days.append(Day(on, Mark.LEFT_OUT, None, closures) if closures else Day(on, Mark.COUNTED, number))
    return days


def _days_told(start: dt.date, end: dt.date, unit: Unit, forum: Forum, closed: ClosedDays) -> list[Day]:
    """The counted days worth showing: all of a short span, the last fortnight of a long one."""
    length = (end - start).days
    skipped = 0 if length <= LONGEST_TOLD_DAY_BY_DAY else length - DAYS_TOLD_BEFORE_THE_END - 1
    return [
        Day(on, Mark.COUNTED, number if unit == Unit.DAYS else None, closed.closures_for(forum, on))
        for number in range(skipped + 1, length + 1)
        for on in [start + dt.timedelta(days=number)]
    ]


def _move_off_closed_days(end: dt.date, forum: Forum, closed: ClosedDays) -> tuple[list[dt.date], dt.date]:
    """The closed days an end passes over, and the first open day it comes to rest on."""
    passed: list[dt.date] = []
    while closed.is_closed(forum, end):
        passed.append(end)
        end += ONE_DAY
    return passed, end


def _calendar(
    bare: Computation, counted: list[Day], passed: list[dt.date], closed: ClosedDays
) -> tuple[Day, ...]:
    """The day of the event, the days counted, those passed over and the last day."""
    numbers = {day.on: day.number for day in counted}
    inside = (day for day in counted if day.on not in {*passed, bare.due})
    over = (Day(on, Mark.PASSED_OVER, numbers.get(on), closed.closures_for(bare.forum, on)) for on in passed)
    return (Day(bare.start, Mark.EVENT), *inside, *over, Day(bare.due, Mark.DUE, numbers.get(bare.due)))


def _steps(bare: Computation, counted: list[Day], passed: list[dt.date]) -> Iterator[Step]:
    """The same in sentences: event left out, period counted, end moved or standing."""
    start_on, end_on, due_on = (on.isoformat() for on in (bare.start, bare.raw_end, bare.due))
    yield Step("EVENT_DAY_EXCLUDED", {"start_on": start_on})
    if is_short(bare.period, bare.unit, bare.forum):
        left_out = [day.on.isoformat() for day in counted if day.mark == Mark.LEFT_OUT]
        yield Step("SHORT_PERIOD", {"period": bare.period, "forum": bare.forum.value, "days": left_out})
    first_on = (bare.start + ONE_DAY).isoformat()
    yield Step(f"{bare.unit.name}_COUNTED", {"period": bare.period, "first_on": first_on, "end_on": end_on})
    if bare.unit != Unit.DAYS and bare.raw_end.day != bare.start.day:
        yield Step("NO_CORRESPONDING_DATE", {"end_on": end_on})
    if bare.forum == Forum.FIXED:
        yield Step("FIXED_NEVER_MOVES", {"due_on": due_on})
    elif passed:
        yield Step("MOVED", {"days": [on.isoformat() for on in passed], "due_on": due_on})
    else:
        yield Step("STANDS", {"due_on": due_on})


def _notes(bare: Computation, closed: ClosedDays) -> Iterator[Step]:
    """What somebody relying on the date should know besides."""
    if bare.forum != Forum.FIXED:
        short = is_short(bare.period, bare.unit, bare.forum)
        yield from year_notes(bare.start + ONE_DAY if short else bare.raw_end, bare.due, closed)
    if not closed.is_office_day(bare.due):
        yield Step("ACT_BY", {"act_by_on": office_day_up_to(bare.due, closed).isoformat()})
    later = _with_vacation(bare, closed)
    if later > bare.due:
        yield Step("VACATION_ARGUABLE", {"later_on": later.isoformat()})


def year_notes(first: dt.date, last: dt.date, closed: ClosedDays) -> Iterator[Step]:
    """A warning for each year that decides the date and whose holidays are missing or unchecked."""
    for year in range(first.year, last.year + 1):
        if year not in closed.years_loaded:
            yield Step("YEAR_NOT_LOADED", {"year": year})
        elif year in closed.years_unverified:
            yield Step("YEAR_UNVERIFIED", {"year": year})


def office_day_up_to(on: dt.date, closed: ClosedDays) -> dt.date:
    """The last day up to `on` on which offices are open at all."""
    while not closed.is_office_day(on):
        on -= ONE_DAY
    return on


def _with_vacation(bare: Computation, closed: ClosedDays) -> dt.date:
    """The later date an argument from the summer vacation would give; never the one to rely on.

    Cap.4 s.31(1) speaks of civil procedure and of periods of one month or less.
    """
    short = is_short(bare.period, bare.unit, bare.forum)
    if bare.forum != Forum.COURT_OFFICE or not (short or bare.raw_end <= add_months(bare.start, 1)):
        return bare.due
    length = bare.period if short else (bare.raw_end - bare.start).days
    on, number = bare.start, 0
    while number < length:
        on += ONE_DAY
        left_out = on.month == VACATION_MONTH or (short and closed.is_closed(bare.forum, on))
        number += 0 if left_out else 1
    return _move_off_closed_days(on, bare.forum, closed)[1]

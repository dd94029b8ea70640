"""A sum as four boxes, as a calendar of weeks, and as sentences."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.rules.sums import Computation, Day, Mark
from cases.telling import FROM_BASIS, tell, tell_closures
from cases.words import period_in_words
from core.templatetags.house import day as in_full

A_WEEK = 7


@dataclass(frozen=True)
class Cell:
    """One day of the calendar: what it is in words, and its look."""

    on: dt.date
    words: str
    look: str
    is_today: bool
    is_first_of_month: bool


@dataclass(frozen=True)
class Box:
    """One box of the sum."""

    label: str
    value: str
    note: str
    sign: str = ""


@dataclass(frozen=True)
class ShownSum:
    """A sum ready for its page."""

    boxes: tuple[Box, ...]
    weeks: tuple[tuple[Cell, ...], ...]
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    first: dt.date
    last: dt.date


def show_sum(
    told: Computation, today: dt.date, *, basis: str = "HAPPENED", rule: str = "", source: str = ""
) -> ShownSum:
    """The sum in every shape the page shows."""
    weeks = _weeks(told, today)
    return ShownSum(
        boxes=_boxes(told, basis, rule, source),
        weeks=weeks,
        sentences=tuple(tell(step) for step in told.steps),
        notes=tuple(tell(note) for note in told.notes),
        first=weeks[0][0].on,
        last=weeks[-1][-1].on,
    )


def _boxes(told: Computation, basis: str, rule: str, source: str) -> tuple[Box, ...]:
    backwards = told.due < told.start
    period = period_in_words(told.period, told.unit)
    start = Box(
        _("Runs from %(basis)s (day not counted)") % {"basis": FROM_BASIS[basis]}, in_full(told.start), ""
    )
    length = Box(rule or _("Period"), period, source, "−" if backwards else "+")
    end = Box(_("The period ends"), in_full(told.raw_end), _why(told), "=")
    last = Box(_("Last day"), in_full(told.due), _how(told), "→")
    return (start, length, end, last)


def _why(told: Computation) -> str:
    """Why the end of the period is not the last day, where it is not."""
    cell = next((cell for cell in told.days if cell.on == told.raw_end), None)
    if told.due != told.raw_end and cell is not None and cell.closures:
        return _("%(why)s: moves on") % {"why": tell_closures(cell.closures)}
    return ""


def _how(told: Computation) -> str:
    codes = {step.code for step in told.steps}
    if "PRINTED_DATE_HOLDS" in codes:
        return _("As the paper itself says")
    if "FIXED_NEVER_MOVES" in codes:
        return _("Fixed: never moves")
    return _("First day that is not closed") if "MOVED" in codes else _("An open day")


def _weeks(told: Computation, today: dt.date) -> tuple[tuple[Cell, ...], ...]:
    """Whole weeks that hold a told day, Monday first; weeks without one are left out."""
    days = {cell.on: cell for cell in told.days}
    last_day = max(max(days), told.due)
    monday = min(days) - dt.timedelta(days=min(days).weekday())
    weeks = []
    while monday <= last_day:
        week = [monday + dt.timedelta(days=n) for n in range(A_WEEK)]
        if any(on in days or on == told.due for on in week):
            weeks.append(tuple(_cell(on, days.get(on), told, today) for on in week))
        monday += dt.timedelta(days=A_WEEK)
    return tuple(weeks)


def _cell(on: dt.date, day: Day | None, told: Computation, today: dt.date) -> Cell:
    is_due = on == told.due
    words = _("Last day") if is_due else _words(day) if day else ""
    look = "due" if is_due else _look(day)
    return Cell(on, words, look, on == today, on.day == 1)


def _words(day: Day) -> str:
    if day.mark == Mark.EVENT:
        return _("Not counted")
    parts = [_("day %(number)s") % {"number": day.number}] if day.number else []
    if day.mark in {Mark.PASSED_OVER, Mark.LEFT_OUT}:
        parts.append(tell_closures(day.closures))
    return ", ".join(parts)


def _look(day: Day | None) -> str:
    if day is None:
        return "out"
    return {Mark.EVENT: "start", Mark.PASSED_OVER: "hol", Mark.LEFT_OUT: "hol"}.get(day.mark, "")

"""Counting back from a hearing or another last day: "not less than n days before" (T10)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from cases.rules.closed_days import ClosedDays, Forum
from cases.rules.counting import LONGEST_TOLD_DAY_BY_DAY, ONE_DAY, add_months, office_day_up_to, year_notes
from cases.rules.errors import RuleError
from cases.rules.limits import Unit
from cases.rules.sums import Computation, Day, Mark, Step


class NoticeLength(StrEnum):
    """How a notice compares with the standard and the shortest the tribunal may order."""

    LONG_ENOUGH = "LONG_ENOUGH"
    ONLY_IF_SHORTENED = "ONLY_IF_SHORTENED"
    TOO_SHORT = "TOO_SHORT"


@dataclass(frozen=True)
class NoticeCheck:
    """The finding on one notice; borderline when reading "clear days" would change it."""

    length: NoticeLength
    days_given: int
    is_borderline: bool


def latest_before(
    reference: dt.date, period: int, unit: Unit, forum: Forum, closed: ClosedDays
) -> Computation:
    """The last day that leaves not less than this period before `reference`, which is not counted.

    The law moves no end backwards, so a closed day stands and is only pointed out.
    """
    if period < 1:
        raise RuleError("PERIOD_TOO_SHORT", period=period)
    latest = _calendar_start(reference, period, unit)
    reference_on, due_on = reference.isoformat(), latest.isoformat()
    notes = [*year_notes(latest, latest, closed), Step("CLEAR_DAYS", {"clear_on": _iso(latest - ONE_DAY)})]
    if not closed.is_office_day(latest):
        notes.append(Step("ACT_BY", {"act_by_on": _iso(office_day_up_to(latest, closed))}))
    return Computation(
        start=reference,
        period=period,
        unit=unit,
        forum=forum,
        raw_end=latest,
        due=latest,
        days=_days_told(reference, latest, unit, forum, closed),
        steps=(
            Step("REFERENCE_DAY_EXCLUDED", {"reference_on": reference_on}),
            Step(f"{unit.name}_COUNTED_BACK", {"period": period, "due_on": due_on}),
        ),
        notes=tuple(notes),
    )


def check_notice(given: dt.date, hearing: dt.date, *, standard: int, minimum: int) -> NoticeCheck:
    """Whether a hearing notice gives the standard days, or at least the least that may be ordered."""
    days_given = (hearing - given).days
    if days_given < 0:
        raise RuleError("HEARING_BEFORE_NOTICE", given_on=_iso(given), hearing_on=_iso(hearing))
    if days_given >= standard:
        length = NoticeLength.LONG_ENOUGH
    elif days_given >= minimum:
        length = NoticeLength.ONLY_IF_SHORTENED
    else:
        length = NoticeLength.TOO_SHORT
    return NoticeCheck(length, days_given, is_borderline=days_given in {standard, minimum})


def _calendar_start(reference: dt.date, period: int, unit: Unit) -> dt.date:
    if unit == Unit.DAYS:
        return reference - dt.timedelta(days=period)
    return add_months(reference, -period if unit == Unit.MONTHS else -12 * period)


def _days_told(
    reference: dt.date, latest: dt.date, unit: Unit, forum: Forum, closed: ClosedDays
) -> tuple[Day, ...]:
    """The calendar in order of dates, its days numbered backwards from the reference day."""
    length = (reference - latest).days
    inside = range(length - 1, 0, -1) if length <= LONGEST_TOLD_DAY_BY_DAY else range(0)
    by_days = unit == Unit.DAYS
    counted = (
        Day(on, Mark.COUNTED, number if by_days else None, closed.closures_for(forum, on))
        for number in inside
        for on in [reference - dt.timedelta(days=number)]
    )
    return (Day(latest, Mark.DUE, length if by_days else None), *counted, Day(reference, Mark.EVENT))


def _iso(on: dt.date) -> str:
    return on.isoformat()

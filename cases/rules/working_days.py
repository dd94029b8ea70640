"""Working days as people at a desk count them, and the ladder of reminders that stands on them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from cases.rules.closed_days import SATURDAY, ClosedDays, Reason
from cases.rules.counting import ONE_DAY

RED_AT = 3
AMBER_AT = 7


class Audience(StrEnum):
    """Who is reminded."""

    CASEWORKER = "CASEWORKER"
    SUPERVISOR = "SUPERVISOR"


class Severity(StrEnum):
    """How a deadline looks on the screen."""

    OVERDUE = "OVERDUE"
    RED = "RED"
    AMBER = "AMBER"
    CALM = "CALM"


@dataclass(frozen=True)
class Rung:
    """One step of the ladder: so many working days before, to whom."""

    working_days: int
    audience: frozenset[Audience]

    @property
    def key(self) -> str:
        """The name under which a reminder of this step is sent once."""
        return f"before-{self.working_days}"


_FIRST = frozenset({Audience.CASEWORKER})
_BOTH = frozenset({Audience.CASEWORKER, Audience.SUPERVISOR})
LADDER = (Rung(14, _FIRST), Rung(7, _FIRST), Rung(3, _BOTH), Rung(1, _BOTH))


@dataclass(frozen=True)
class Reminder:
    """What is to be said today about one deadline: `key` is the same for the same saying."""

    key: str
    audience: frozenset[Audience]
    is_overdue: bool = False


def is_working_day(on: dt.date, closed: ClosedDays) -> bool:
    """Monday to Friday without a general holiday, whatever the forum; weather stops no reminder."""
    holiday = any(closure.reason == Reason.GENERAL_HOLIDAY for closure in closed.closures(on))
    return on.weekday() < SATURDAY and not holiday


def working_days_before(on: dt.date, count: int, closed: ClosedDays) -> dt.date:
    """The working day that lies so many working days before `on`."""
    while count > 0:
        on -= ONE_DAY
        count -= 1 if is_working_day(on, closed) else 0
    return on


def working_days_left(today: dt.date, due: dt.date, closed: ClosedDays) -> int:
    """Working days after today up to and with the last day; negative when it has passed."""
    first, last, sign = (today, due, 1) if today <= due else (due, today, -1)
    days = (first + dt.timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sign * sum(is_working_day(on, closed) for on in days)


def ladder_dates(due: dt.date, closed: ClosedDays) -> dict[Rung, dt.date]:
    """When each step of the ladder falls for this last day."""
    return {rung: working_days_before(due, rung.working_days, closed) for rung in LADDER}


def reminder_today(today: dt.date, due: dt.date, closed: ClosedDays) -> Reminder | None:
    """What stands to be said: the latest step reached, so that missed days do not pile up."""
    if today > due:
        return Reminder(f"overdue-{today.isoformat()}", _BOTH, is_overdue=True)
    reached = [rung for rung, on in ladder_dates(due, closed).items() if on <= today]
    return Reminder(reached[-1].key, reached[-1].audience) if reached else None


def reminds_until(today: dt.date, closed: ClosedDays) -> dt.date:
    """The latest last day for which anything stands to be said today."""
    on, count = today, LADDER[0].working_days
    while count > 0:
        on += ONE_DAY
        count -= 1 if is_working_day(on, closed) else 0
    return on


def severity(
    today: dt.date, due: dt.date, closed: ClosedDays, *, trigger_is_certain: bool = True
) -> Severity:
    """Red at three working days or fewer, or when the date it runs from is not certain."""
    if today > due:
        return Severity.OVERDUE
    left = working_days_left(today, due, closed)
    if left <= RED_AT or not trigger_is_certain:
        return Severity.RED
    return Severity.AMBER if left <= AMBER_AT else Severity.CALM

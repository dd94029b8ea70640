"""Rows of one case that several parts of its page show, read once a request."""

from typing import Any

from cases.models import Alarm, Assignment, Deadline, Representation, StageSpan, Task
from core.access import Seen, reading
from core.together import Reader, once, run

MOST = 300
# What every page of a case shows, in which order.
ORDERS: dict[Any, tuple[str, ...]] = {
    Deadline: ("due_on", "pk"),
    Assignment: ("started_on", "created_at"),
    StageSpan: ("started_on", "created_at"),
    Alarm: ("-raised_on",),
    Representation: ("acting_from", "created_at"),
    Task: ("due_on", "created_at"),
}


def reading_rows(model: Any, user: Any, case: Seen) -> Reader[list[Seen]]:
    """All rows a case has of one model, as a reader."""
    return once(("cases.rows", model, case.pk), lambda: _read_rows(model, user, case))


def _read_rows(model: Any, user: Any, case: Seen) -> Reader[list[Seen]]:
    rows = model.objects.visible_to(user).filter(case=case.pk).order_by(*ORDERS[model])
    return reading(user, rows[:MOST])


def _rows(model: Any, user: Any, case: Seen) -> list[Seen]:
    return run(reading_rows(model, user, case))


def deadlines_of(user: Any, case: Seen) -> list[Seen]:
    """Every deadline of a case, the earliest last day first."""
    return _rows(Deadline, user, case)


def assignments_of(user: Any, case: Seen) -> list[Seen]:
    """Everybody who is or was on a case, the first one first."""
    return _rows(Assignment, user, case)


def stages_of(user: Any, case: Seen) -> list[Seen]:
    """The stages that stand, in order."""
    return [one for one in _rows(StageSpan, user, case) if not one.is_struck]


def alarms_of(user: Any, case: Seen) -> list[Seen]:
    """Alarms nobody has cleared."""
    return [one for one in _rows(Alarm, user, case) if one.cleared_at is None]


def representations_of(user: Any, case: Seen) -> list[Seen]:
    """Who was on record when."""
    return _rows(Representation, user, case)


def tasks_of(user: Any, case: Seen) -> list[Seen]:
    """Tasks, done and to be done."""
    return _rows(Task, user, case)

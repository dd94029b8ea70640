"""Rows of one case that several parts of its page show, read once a request."""

from typing import Any

from cases.models import Alarm, Assignment, Deadline, Representation, StageSpan, Task
from core.access import Seen, read
from core.context import current

MOST = 300


def deadlines_of(user: Any, case: Seen) -> list[Seen]:
    """Every deadline of a case, the earliest last day first."""
    return _once(Deadline, user, case, "due_on", "pk")


def assignments_of(user: Any, case: Seen) -> list[Seen]:
    """Everybody who is or was on a case, the first one first."""
    return _once(Assignment, user, case, "started_on", "created_at")


def stages_of(user: Any, case: Seen) -> list[Seen]:
    """The stages that stand, in order."""
    return [one for one in _once(StageSpan, user, case, "started_on", "created_at") if not one.is_struck]


def alarms_of(user: Any, case: Seen) -> list[Seen]:
    """Alarms nobody has cleared."""
    return [one for one in _once(Alarm, user, case, "-raised_on") if one.cleared_at is None]


def representations_of(user: Any, case: Seen) -> list[Seen]:
    """Who was on record when."""
    return _once(Representation, user, case, "acting_from", "created_at")


def tasks_of(user: Any, case: Seen) -> list[Seen]:
    """Tasks, done and to be done."""
    return _once(Task, user, case, "due_on", "created_at")


def _once(model: Any, user: Any, case: Seen, *order: str) -> list[Seen]:
    key = ("cases.rows", model, case.pk)
    cache = current().cache
    if key not in cache:
        rows = model.objects.visible_to(user).filter(case=case.pk).order_by(*order)
        cache[key] = read(user, rows[:MOST])
    return cache[key]

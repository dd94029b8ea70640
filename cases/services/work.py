"""Notes, hearings, tasks, and clearing alarms."""

from typing import Any

from cases.models import Alarm, Case, Hearing, Note, Task
from core.access import lock, require_create, save_changes
from core.clock import now
from core.db import acting
from core.posts import once


def write_note(*, case_id: Any, by: Any, key: str | None = None, **facts: Any) -> Note:
    """Keep an attendance note."""
    require_create(by, Note, set(facts))
    with acting(by, "cases.write_note"):
        case = lock(Case, case_id, by=by)
        row = Note(case=case, written_by=by, **facts)
        made = once(key, by=by, action="cases.write_note", make=lambda: _save(row))
        return Note.objects.get(pk=made)


def add_hearing(*, case_id: Any, by: Any, key: str | None = None, **facts: Any) -> Hearing:
    """Put an appointment into the case."""
    require_create(by, Hearing, set(facts))
    with acting(by, "cases.add_hearing"):
        case = lock(Case, case_id, by=by)
        row = Hearing(case=case, **facts)
        made = once(key, by=by, action="cases.add_hearing", make=lambda: _save(row))
        return Hearing.objects.get(pk=made)


def record_hearing(*, hearing_id: Any, version: int, by: Any, **facts: Any) -> Hearing:
    """Change an appointment, or say what came of it."""
    with acting(by, "cases.record_hearing"):
        row = lock(Hearing, hearing_id, by=by, version=version)
        save_changes(row, facts, by=by)
    return row


def add_task(*, case_id: Any, by: Any, key: str | None = None, **facts: Any) -> Task:
    """Give somebody something to do."""
    require_create(by, Task, set(facts))
    with acting(by, "cases.add_task"):
        case = lock(Case, case_id, by=by)
        made = once(key, by=by, action="cases.add_task", make=lambda: _save(Task(case=case, **facts)))
        return Task.objects.get(pk=made)


def finish_task(*, task_id: Any, by: Any) -> Task:
    """Say that a task is done."""
    with acting(by, "cases.finish_task"):
        row = lock(Task, task_id, by=by)
        save_changes(row, {"done_at": now(), "done_by": by}, by=by)
    return row


def clear_alarm(*, alarm_id: Any, clearing: str, by: Any) -> Alarm:
    """Say how an alarm was dealt with."""
    with acting(by, "cases.clear_alarm", clearing):
        row = lock(Alarm, alarm_id, by=by)
        save_changes(row, {"cleared_at": now(), "cleared_by": by, "clearing": clearing}, by=by)
    return row


def _save(row: Any) -> str:
    row.full_clean()
    row.save()
    return str(row.pk)

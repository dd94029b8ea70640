"""Recording what happened, correcting it, striking it out; the rest follows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cases.models import Case, CaseEvent, Decision
from cases.models.events import DATE_OF
from cases.rules.book.events import EVENTS
from cases.rules.consequences import date_problems, result_problems
from cases.rules.events import EventRule, Ground, Result, event_rule
from cases.rules.limits import Basis
from cases.rules.triggers import Dates
from cases.services.alarms import clear_alarms_of
from cases.services.following import follow_correction, follow_event, follow_striking
from cases.services.stages import rebuild_stages
from core.access import lock, require_create, require_write, save_changes
from core.clock import now, today
from core.db import acting
from core.posts import once

COLUMNS = (*DATE_OF.values(), "printed_on", "placed_on", "how_known", "result", "note")


@dataclass(frozen=True)
class EventEntry:
    """What a caseworker records of one event."""

    kind: str
    dates: Dates
    how_known: str
    results: Mapping[Ground, Result] = field(default_factory=dict)
    result: Result | None = None
    printed_on: dt.date | None = None
    note: str = ""


def record_event(*, case_id: Any, entry: EventEntry, by: Any, key: str | None = None) -> CaseEvent:
    """Keep an event and let follow what follows: stage, deadlines, alarms.

    Raises:
        RuleError: its dates or results cannot be.
    """
    require_create(by, CaseEvent, {"kind", *COLUMNS})
    with acting(by, "cases.record_event"):
        case = lock(Case, case_id, by=by)
        made = once(key, by=by, action="cases.record_event", make=lambda: str(_record(case, entry, by).pk))
        return CaseEvent.objects.get(pk=made)


def _record(case: Case, entry: EventEntry, by: Any) -> CaseEvent:
    rule = _checked(entry)
    event = CaseEvent(case=case, kind=entry.kind, recorded_by=by, **_values(rule, entry))
    event.full_clean()
    event.save()
    decisions = _set_decisions(event, entry)
    follow_event(event, decisions, by=by)
    return event


def correct_event(*, event_id: Any, version: int, entry: EventEntry, reason: str, by: Any) -> CaseEvent:
    """Put an event right; what it was stays in its history, what followed is listed for review.

    Raises:
        Conflict: somebody saved it meanwhile.
        RuleError: its new dates or results cannot be.
    """
    with acting(by, "cases.correct_event", reason):
        event = lock(CaseEvent, event_id, by=by, version=version)
        rule = _checked(entry)
        values = _values(rule, entry)
        require_write(by, event, {*values, "corrected_at"})
        save_changes(event, {**values, "corrected_at": now()}, by=by)
        follow_correction(event, _set_decisions(event, entry), by=by)
    return event


def strike_out_event(*, event_id: Any, version: int, reason: str, by: Any) -> CaseEvent:
    """Say that an event should never have been recorded; what it had ended opens again."""
    with acting(by, "cases.strike_out_event", reason):
        event = lock(CaseEvent, event_id, by=by, version=version)
        save_changes(event, {"struck_at": now(), "struck_reason": reason}, by=by)
        Decision.objects.filter(event=event).update(is_struck=True)
        rebuild_stages(event.case)
        follow_striking(event, by=by)
        clear_alarms_of(event, by=by)
    return event


def _checked(entry: EventEntry) -> EventRule:
    rule = event_rule(entry.kind, EVENTS)
    problems = date_problems(rule, entry.dates, today())
    problems += result_problems(rule, entry.results, entry.result)
    if problems:
        raise problems[0]
    return rule


def _values(rule: EventRule, entry: EventEntry) -> dict[str, Any]:
    dates = {DATE_OF[basis]: entry.dates.get(basis) for basis in Basis}
    placed_on = entry.dates.get(rule.placed_by) or entry.dates[rule.needs[0]]
    return {
        **dates,
        "placed_on": placed_on,
        "printed_on": entry.printed_on,
        "how_known": entry.how_known,
        "result": entry.result or "",
        "note": entry.note,
    }


def _set_decisions(event: CaseEvent, entry: EventEntry) -> list[Decision]:
    """One row a ground; a ground left out in a correction is struck."""
    kept = {row.ground: row for row in Decision.objects.filter(event=event)}
    for ground, result in entry.results.items():
        row = kept.pop(ground.value, None) or Decision(case=event.case, event=event, ground=ground)
        if row._state.adding or row.result != result or row.is_struck:
            row.result, row.is_struck = result, False
            row.save()
    for row in kept.values():
        row.is_struck = True
        row.save(update_fields=["is_struck"])
    return list(Decision.objects.filter(event=event, is_struck=False))

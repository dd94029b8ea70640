"""The history of stages, worked out again from the events that stand; to be called inside `acting`."""

import datetime as dt
from collections import defaultdict
from typing import Any

from cases.models import Case, CaseEvent, Decision, StageSpan
from cases.rules.book.events import EVENTS
from cases.rules.consequences import Consequences, follow
from cases.rules.events import Ground, Result
from cases.rules.stages import Stage

# One span to be: the event's key (None for the opening), stage, first and last day.
Wanted = tuple[Any, str, dt.date, dt.date | None]


def consequences_of(event: CaseEvent, decisions: list[Decision]) -> Consequences:
    """What the rules say follows from an event as recorded."""
    results = {Ground(row.ground): Result(row.result) for row in decisions if not row.is_struck}
    whole = Result(event.result) if event.result else None
    return follow(EVENTS[event.kind], event.dates, results, whole)


def rebuild_stages(case: Case) -> None:
    """Make the spans say what the events say; a span whose event no longer stands is struck, not deleted."""
    wanted = _wanted(case)
    keys = {key for key, *_ in wanted}
    spans = {span.event_id: span for span in StageSpan.objects.filter(case=case)}
    for key, span in spans.items():
        if key not in keys and not span.is_struck:
            _set(span, {"is_struck": True})
    for key, stage, first, last in wanted:
        values = {"stage": stage, "started_on": first, "ended_on": last, "is_struck": False}
        if key in spans:
            _set(spans[key], values)
        else:
            StageSpan.objects.create(case=case, event_id=key, **values)
    if wanted[-1][1] != case.stage:
        case.stage = wanted[-1][1]
        case.save(update_fields=["stage"])


def _wanted(case: Case) -> list[Wanted]:
    """The spans in order, each ending where the next begins."""
    steps: list[tuple[Any, str, dt.date]] = []
    for event, stage in _staged_events(case):
        if not steps or steps[-1][1] != stage:
            steps.append((event.pk, stage, event.placed_on))
    if not steps or case.opened_on < steps[0][2]:
        steps.insert(0, (None, Stage.UNREGISTERED, case.opened_on))
    ends = [first for _, _, first in steps[1:]]
    return [(*step, end) for step, end in zip(steps, [*ends, None], strict=True)]


def _staged_events(case: Case) -> list[tuple[CaseEvent, str]]:
    """Events that stand and lead to a stage, in the order they happened."""
    events = list(CaseEvent.objects.filter(case=case, struck_at=None).order_by("placed_on", "created_at"))
    decisions: dict[Any, list[Decision]] = defaultdict(list)
    for row in Decision.objects.filter(event__in=events):
        decisions[row.event_id].append(row)
    found = [(event, consequences_of(event, decisions[event.pk]).stage) for event in events]
    return [(event, stage.value) for event, stage in found if stage is not None]


def _set(span: StageSpan, values: dict[str, Any]) -> None:
    changed = {name for name, value in values.items() if getattr(span, name) != value}
    if changed:
        for name in changed:
            setattr(span, name, values[name])
        span.version += 1
        span.save(update_fields=[*changed, "version"])

"""What follows from an event in the rows: deadlines opened and ended, reviews asked, alarms raised.

To be called inside `acting`. Nothing here moves a date somebody may rely on: it opens, it ends what was
done, and it asks.
"""

from collections.abc import Iterable
from typing import Any

from cases.book import closed_days, rules
from cases.models import Case, CaseEvent, Deadline, DeadlineChange, DeadlineReview, Decision
from cases.rules.book.events import EVENTS
from cases.rules.consequences import Consequences
from cases.rules.events import Alarm
from cases.rules.opening import OpenedLimit, open_limits
from cases.services.alarms import raise_alarm, raise_gap
from cases.services.reviews import ask_review
from cases.services.stages import consequences_of, rebuild_stages
from cases.services.sums import SUM, end_deadline, put_sum
from core.clock import today

Cause = DeadlineReview.Cause
State = Deadline.State


def follow_event(event: CaseEvent, decisions: list[Decision], *, by: Any) -> None:
    """Everything that follows from a new event."""
    found = consequences_of(event, decisions)
    rebuild_stages(event.case)
    for opened in _opened(event, found):
        _open(event, opened, by)
    _end(event, found.closes)
    _ask(event, found.reviews)
    _alarm(event, found)


def follow_correction(event: CaseEvent, decisions: list[Decision], *, by: Any) -> None:
    """What a corrected event changes: new limits open, known ones are listed for review where they differ."""
    found = consequences_of(event, decisions)
    rebuild_stages(event.case)
    known = {row.limit.code: row for row in _live(event) if row.limit}
    for opened in _opened(event, found):
        row = known.pop(opened.limit.code, None)
        if row is None:
            _open(event, opened, by)
        elif row.state == State.OPEN:
            _compare(row, opened, Cause.EVENT_CORRECTED)
    for row in known.values():
        if row.state == State.OPEN:
            ask_review(row, Cause.EVENT_CORRECTED, None)
    Deadline.objects.filter(ended_by_event=event).update(ended_on=event.placed_on)
    _end(event, found.closes)
    _alarm(event, found)


def follow_striking(event: CaseEvent, *, by: Any) -> None:
    """What a struck out event had ended opens again at once; what it had opened is asked about."""
    for row in Deadline.objects.filter(ended_by_event=event):
        row.state, row.ended_on, row.ended_by_event, row.end_reason = State.OPEN, None, None, ""
        row.version += 1
        row.save(update_fields=["state", "ended_on", "ended_by_event", "end_reason", "version"])
        DeadlineChange.objects.create(
            deadline=row,
            kind=DeadlineChange.Kind.REOPENED,
            old_due_on=row.due_on,
            new_due_on=row.due_on,
            reason=event.struck_reason,
            made_by=by,
        )
    for row in _live(event):
        if row.state == State.OPEN:
            ask_review(row, Cause.EVENT_STRUCK, None)


def _live(event: CaseEvent) -> list[Deadline]:
    rows = Deadline.objects.filter(event=event, limit__isnull=False)
    return list(rows.select_related("limit"))


def _opened(event: CaseEvent, found: Consequences) -> list[OpenedLimit]:
    return open_limits(found.opens, rules(), event.dates, closed_days(), printed_on=event.printed_on)


def _open(event: CaseEvent, opened: OpenedLimit, by: Any) -> None:
    """A new deadline; already ended where the act that ends it was recorded first."""
    done = _act_already_done(event.case, opened)
    row = Deadline(
        case=event.case,
        event=event,
        due_on=opened.sum.due,
        remind_by_on=opened.sum.due,
        is_critical=opened.limit.is_critical,
        entered_by=by,
        state=State.FILED if done else State.OPEN,
        ended_on=done.placed_on if done else None,
        ended_by_event=done,
    )
    put_sum(row, opened)
    row.full_clean()
    row.save()


def _act_already_done(case: Case, opened: OpenedLimit) -> CaseEvent | None:
    kinds = [code for code, rule in EVENTS.items() if opened.limit.code in rule.closes]
    acts = CaseEvent.objects.filter(case=case, struck_at=None, kind__in=kinds)
    return acts.filter(placed_on__gte=opened.trigger.on).order_by("placed_on").first()


def _end(event: CaseEvent, codes: Iterable[str]) -> None:
    """Mark as filed what this event files, late filings with an alarm."""
    rows = Deadline.objects.filter(
        case=event.case, state=State.OPEN, limit__code__in=list(codes), trigger_on__lte=event.placed_on
    )
    for row in rows:
        end_deadline(row, State.FILED, event.placed_on, event=event)


def _ask(event: CaseEvent, codes: Iterable[str]) -> None:
    """Ask about earlier limits that this event may have made needless."""
    rows = Deadline.objects.filter(case=event.case, state=State.OPEN, limit__code__in=list(codes))
    for row in rows.exclude(event=event):
        ask_review(row, Cause.LATER_EVENT, None)


def _compare(row: Deadline, opened: OpenedLimit, cause: str) -> None:
    """Ask where the new sum ends on another day; keep the new reasons where it does not."""
    told = row.told
    if told is not None and told.due == opened.sum.due:
        put_sum(row, opened)
        row.save(update_fields=SUM)
    else:
        ask_review(row, cause, opened)


def _alarm(event: CaseEvent, found: Consequences) -> None:
    """Raise what the rules name; the gap only where nobody acts."""
    for kind in sorted(found.alarms):
        if kind == Alarm.REPRESENTATION_GAP:
            raise_gap(event.case, event)
        elif event.placed_on <= today():
            raise_alarm(event.case, kind, event)

"""Writing sums into deadlines, keeping proposed ones, and ending deadlines; to be called inside `acting`."""

import datetime as dt
from typing import Any

from cases.book import rule_book
from cases.models import CaseEvent, Deadline, DeadlineReview
from cases.rules.events import Alarm
from cases.rules.limits import Basis
from cases.rules.opening import OpenedLimit
from cases.rules.sums import Computation
from cases.rules.triggers import Trigger
from cases.services.alarms import raise_alarm
from core.clock import now, today
from core.notices import end_notices

SUM = ("limit", "sum", "computed_on", "trigger_on", "trigger_basis", "trigger_is_certain")


def put_sum(row: Deadline, opened: OpenedLimit) -> None:
    """Write a rule's version, the date it runs from and the sum into a deadline, unsaved; not the last day."""
    row.limit, _ = rule_book()[opened.limit.code, opened.limit.version]
    row.sum = opened.sum.to_json()
    row.computed_on = today()
    row.trigger_on = opened.trigger.on
    row.trigger_basis = opened.trigger.basis
    row.trigger_is_certain = opened.trigger.is_certain


def keep_opened(opened: OpenedLimit) -> dict[str, Any]:
    """A worked out limit as plain values, to be proposed."""
    trigger = opened.trigger
    return {
        "rule": [opened.limit.code, opened.limit.version],
        "trigger": [trigger.on.isoformat(), trigger.basis.value, trigger.wanted.value],
        "sum": opened.sum.to_json(),
    }


def read_opened(kept: dict[str, Any]) -> OpenedLimit:
    """A proposed limit read back."""
    code, version = kept["rule"]
    on, basis, wanted = kept["trigger"]
    trigger = Trigger(dt.date.fromisoformat(on), Basis(basis), Basis(wanted))
    return OpenedLimit(rule_book()[code, version][1], trigger, Computation.from_json(kept["sum"]))


def end_deadline(
    row: Deadline, state: str, on: dt.date, *, event: CaseEvent | None = None, reason: str = ""
) -> None:
    """End a deadline; an open question about it falls away, a filing after the last day raises the alarm."""
    row.state, row.ended_on, row.ended_by_event, row.end_reason = state, on, event, reason
    row.version += 1
    row.full_clean()
    row.save(update_fields=["state", "ended_on", "ended_by_event", "end_reason", "version"])
    drop_review(row)
    end_notices("cases.deadline", [row.pk])
    if state == Deadline.State.FILED and on > row.due_on:
        raise_alarm(row.case, Alarm.FILED_LATE, event)


def drop_review(row: Deadline) -> None:
    """Answer an open question by itself: it no longer arises."""
    DeadlineReview.objects.filter(deadline=row, answered_at=None).update(
        answered_at=now(), verdict=DeadlineReview.Verdict.KEPT
    )
    remind_by(row, row.due_on)


def remind_by(row: Deadline, on: dt.date) -> None:
    """Let reminders go by a date that is not later than the last day; what was said of another date is over."""
    if on != row.remind_by_on:
        end_notices("cases.deadline", [row.pk])
    Deadline.objects.filter(pk=row.pk).update(remind_by_on=on)
    row.remind_by_on = on

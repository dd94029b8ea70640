"""Deadlines by hand: adding, confirming, moving, ending; and acknowledging reminders."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.book import closed_days, rules
from cases.models import Case, Deadline, DeadlineChange, Reminder
from cases.rules.limits import Basis
from cases.rules.opening import open_limits
from cases.services.reviews import change_due
from cases.services.sums import end_deadline, put_sum
from core.access import lock, require_create, require_write, save_changes
from core.clock import now, today
from core.db import acting
from core.notices import acknowledge_about, end_notices
from core.posts import once

# The notice that asks a second person to check a date.
TO_CONFIRM = "cases.deadline_to_confirm"
LATER_ONLY = frozenset({DeadlineChange.Kind.EXTENDED, DeadlineChange.Kind.OUT_OF_TIME})


def add_deadline(
    *,
    case_id: Any,
    by: Any,
    title: str = "",
    due_on: dt.date | None = None,
    limit_code: str = "",
    trigger_on: dt.date | None = None,
    trigger_basis: str = "",
    key: str | None = None,
) -> Deadline:
    """A deadline no event opened: by a rule from a date, or a date an order names.

    Raises:
        RuleError: the rule does not exist, or was not in force then.
    """
    require_create(by, Deadline, {"title", "due_on", "limit", "trigger_on"})
    with acting(by, "cases.add_deadline"):
        case = lock(Case, case_id, by=by)
        row = Deadline(case=case, title=title, computed_on=today(), entered_by=by)
        if limit_code and trigger_on is not None:
            [opened] = open_limits([limit_code], rules(), {Basis(trigger_basis): trigger_on}, closed_days())
            put_sum(row, opened)
            row.is_critical = opened.limit.is_critical
            due_on = opened.sum.due
        if due_on is not None:
            row.due_on = due_on
        row.remind_by_on = row.due_on
        made = once(key, by=by, action="cases.add_deadline", make=lambda: _save_new(row))
        return Deadline.objects.get(pk=made)


def _save_new(row: Deadline) -> str:
    row.full_clean()
    row.save()
    return str(row.pk)


def confirm_deadline(*, deadline_id: Any, version: int, confirmed_from: str, by: Any) -> Deadline:
    """A second person has checked the date against its paper.

    Raises:
        ValidationError: by the person who entered it.
    """
    with acting(by, "cases.confirm_deadline"):
        row = lock(Deadline, deadline_id, by=by, version=version)
        if row.entered_by_id == by.pk:
            raise ValidationError(_("Whoever entered a date cannot confirm it."))
        checked = {"confirmed_by": by, "confirmed_at": now(), "confirmed_from": confirmed_from}
        save_changes(row, checked, by=by)
        end_notices("cases.deadline", [row.pk], kinds=[TO_CONFIRM])
    return row


def move_deadline(
    *, deadline_id: Any, version: int, kind: str, new_due_on: dt.date, granted_by: str, reason: str, by: Any
) -> Deadline:
    """Move a last day by an extension, an adjournment or by hand; the old date stays in the record.

    Raises:
        ValidationError: the deadline has ended, or an extension would end it earlier.
    """
    with acting(by, "cases.move_deadline", reason):
        row = _open_row(deadline_id, version, by)
        require_write(by, row, {"due_on"})
        if kind in LATER_ONLY and new_due_on <= row.due_on:
            raise ValidationError({"new_due_on": _("An extension ends later than the date before.")})
        change_due(row, kind, new_due_on, granted_by=granted_by, reason=reason, by=by)
    return row


def file_deadline(*, deadline_id: Any, version: int, filed_on: dt.date, note: str, by: Any) -> Deadline:
    """Mark the step as done; its reminders stop."""
    with acting(by, "cases.file_deadline", note):
        row = _open_row(deadline_id, version, by)
        require_write(by, row, {"state", "ended_on", "end_reason"})
        if filed_on > today():
            raise ValidationError({"filed_on": _("This date is in the future.")})
        if row.trigger_on and filed_on < row.trigger_on:
            raise ValidationError({"filed_on": _("This is before the date it runs from.")})
        end_deadline(row, Deadline.State.FILED, filed_on, reason=note)
    return row


def let_deadline_go(*, deadline_id: Any, version: int, reason: str, by: Any) -> Deadline:
    """Say that a step is not needed, and why."""
    return _end(deadline_id, version, Deadline.State.LET_GO, reason, by, "cases.let_deadline_go")


def note_missed_deadline(*, deadline_id: Any, version: int, reason: str, by: Any) -> Deadline:
    """Say that a last day was missed, and what happened.

    Raises:
        ValidationError: it has not passed yet.
    """
    return _end(deadline_id, version, Deadline.State.MISSED, reason, by, "cases.note_missed_deadline")


def _end(deadline_id: Any, version: int, state: str, reason: str, by: Any, action: str) -> Deadline:
    with acting(by, action, reason):
        row = _open_row(deadline_id, version, by)
        require_write(by, row, {"state", "ended_on", "end_reason"})
        if state == Deadline.State.MISSED and row.due_on >= today():
            raise ValidationError(_("The last day has not passed yet."))
        end_deadline(row, state, today(), reason=reason)
    return row


def _open_row(deadline_id: Any, version: int, by: Any) -> Deadline:
    row = lock(Deadline, deadline_id, by=by, version=version)
    if row.state != Deadline.State.OPEN:
        raise ValidationError(_("This deadline has ended already."))
    return row


def acknowledge_reminders(*, deadline_id: Any, by: Any) -> None:
    """Say that one has read what one was told about a deadline; its notices are answered with it."""
    with acting(by, "cases.acknowledge_reminders"):
        own = Reminder.objects.filter(deadline_id=deadline_id, user=by, acknowledged_at=None)
        own.update(acknowledged_at=now())
        acknowledge_about("cases.deadline", deadline_id, by=by)

"""Putting people on cases, taking them off, and who stands on record."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.models import Assignment, Case, CaseWall, Representation
from cases.services.alarms import clear_gap, raise_gap
from clients.models import Client
from core.access import lock, require_create, require_write, save_changes
from core.access.grants import grant, revoke
from core.clock import today
from core.db import acting

ON_RECORD = ("before", "scheme", "representative", "acting_from")


def assign_user(
    *, case_id: Any, user: Any, part: str, by: Any, reason: str = "", started_on: dt.date | None = None
) -> Assignment:
    """Put a user on a case and its client; a new caseworker takes over from the one before."""
    require_create(by, Assignment, {"user", "part", "started_on", "reason"})
    with acting(by, "cases.assign_user", reason):
        case = lock(Case, case_id, by=by)
        if CaseWall.objects.filter(user=user, content_object=case, ended_at=None).exists():
            raise ValidationError(_("This person has stepped aside from the case."))
        if part == Assignment.Part.CASEWORKER:
            for before in case.assignments.filter(part=part, ended_on=None).exclude(user=user):
                _end(before, today())
        assignment, is_new = Assignment.objects.get_or_create(
            case=case,
            user=user,
            part=part,
            ended_on=None,
            defaults={"started_on": started_on or today(), "assigned_by": by, "reason": reason},
        )
        if is_new:
            grant([case], users=[user], source=assignment, by=by)
            grant([case.client], users=[user], source=assignment, by=by)
    return assignment


def end_assignment(*, assignment_id: Any, by: Any, reason: str = "") -> None:
    """Take a user off a case; what this assignment gave ends at once."""
    with acting(by, "cases.end_assignment", reason):
        assignment = lock(Assignment, assignment_id, by=by)
        require_write(by, assignment, {"ended_on"})
        _end(assignment, today())


def _end(assignment: Assignment, on: dt.date) -> None:
    assignment.ended_on = max(on, assignment.started_on)
    assignment.version += 1
    assignment.save(update_fields=["ended_on", "version"])
    revoke([Case, Client], source=assignment)


def step_aside(*, case_id: Any, reason: str, by: Any) -> CaseWall:
    """Shut oneself out of a case one has a conflict in, whatever else gave access."""
    with acting(by, "cases.step_aside"):
        case = lock(Case, case_id, by=by)
        for assignment in case.assignments.filter(user=by, ended_on=None):
            _end(assignment, today())
        return CaseWall.objects.create(user=by, content_object=case, reason=reason, made_by=by)


def record_representation(*, case_id: Any, by: Any, **facts: Any) -> Representation:
    """Note who acts for the client; a gap on record ends with it.

    Raises:
        ValidationError: the dates are out of order, or the start is in the future.
    """
    require_create(by, Representation, set(facts))
    with acting(by, "cases.record_representation"):
        case = lock(Case, case_id, by=by)
        row = Representation(case=case, **facts)
        if row.acting_from and row.acting_from > today():
            raise ValidationError({"acting_from": _("This date is in the future.")})
        row.full_clean()
        row.save()
        clear_gap(case, by=by)
    return row


def end_representation(
    *, representation_id: Any, version: int, ceased_on: dt.date, ceased_reason: str, by: Any
) -> Representation:
    """Note that somebody ceased to act; with a date running and nobody after them, the alarm is raised."""
    with acting(by, "cases.end_representation"):
        row = lock(Representation, representation_id, by=by, version=version)
        if ceased_on > today():
            raise ValidationError({"ceased_on": _("This date is in the future.")})
        save_changes(row, {"ceased_on": ceased_on, "ceased_reason": ceased_reason}, by=by)
        raise_gap(row.case)
    return row

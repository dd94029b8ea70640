"""Placing a case, ending it, and the hours given: access is written and revoked with the row that explains it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Case
from clients.models import Client
from core.access import lock, require_create, save_changes
from core.access.grants import grant, revoke
from core.clock import today
from core.db import acting, system_context
from core.posts import once
from probono.models import ConflictCheck, Opportunity, Placement, TimeEntry
from probono.policy import may_log_hours
from probono.rules import LONGEST_PLACEMENT_DAYS, end_of_day, in_steps

PLACING = {
    "case",
    "lawyer",
    "firm",
    "supervising_solicitor",
    "insured_entity",
    "scope",
    "goes_on_record",
    "started_on",
    "until_on",
}


def place_case(
    *, case_id: Any, lawyer_id: Any, by: Any, opportunity_id: Any = None, key: Any = None, **facts: Any
) -> str:
    """Give a case to a lawyer until a day, included; the placement's key.

    Raises:
        ValidationError: no lawyer, no clear conflict answer of the firm, or dates that do not fit.
    """
    require_create(by, Placement, PLACING)
    with acting(by, "probono.place_case"):
        case = lock(Case, case_id, by=by)
        opportunity = lock(Opportunity, opportunity_id, by=by) if opportunity_id else None
        lawyer = User.objects.visible_to(by).get(pk=lawyer_id)

        def make() -> str:
            placement = Placement(
                case=case,
                lawyer=lawyer,
                firm_id=lawyer.organisation_id,
                opportunity=opportunity,
                placed_by=by,
                **facts,
            )
            _check(placement)
            placement.save()
            _give_access(placement, by)
            if opportunity:
                save_changes(opportunity, {"state": Opportunity.State.TAKEN}, by=by)
            return str(placement.pk)

        return once(key, by=by, action="probono.place_case", make=make)


def _check(placement: Placement) -> None:
    if not may_log_hours(placement.lawyer) or not placement.lawyer.is_active:
        raise ValidationError({"lawyer": _("Choose a lawyer who may sign in.")})
    if placement.until_on < today():
        raise ValidationError({"until_on": _("This day is past. Enter the last day of the placement.")})
    if (placement.until_on - placement.started_on).days > LONGEST_PLACEMENT_DAYS:
        raise ValidationError({"until_on": _("A placement lasts a year at most. It can be renewed.")})
    clear = ConflictCheck.objects.filter(
        opportunity__case=placement.case, firm=placement.firm, answer=ConflictCheck.Answer.CLEAR
    )
    if not clear.exists():
        raise ValidationError(
            {"lawyer": _("The firm has not cleared conflicts for this case yet. Ask it first.")}
        )
    placement.full_clean()


def _give_access(placement: Placement, by: Any) -> None:
    until = end_of_day(placement.until_on)
    grant([placement.case], users=[placement.lawyer], source=placement, by=by, until=until)
    grant([placement.case.client], users=[placement.lawyer], source=placement, by=by, until=until)


def end_placement(*, placement_id: Any, reason: str, by: Any) -> None:
    """End a placement: in the same transaction the lawyer is off the case."""
    with acting(by, "probono.end_placement", reason):
        placement = lock(Placement, placement_id, by=by)
        save_changes(placement, {"ended_on": max(today(), placement.started_on), "end_reason": reason}, by=by)
        revoke([Case, Client], source=placement)


def end_due_placements(on: dt.date) -> int:
    """Close placements whose last day is past (their access has ended by itself); how many."""
    with system_context("probono.end_due_placements", actor="system:placements"):
        due = list(Placement.objects.select_for_update().filter(ended_on=None, until_on__lt=on))
        for placement in due:
            revoke([Case, Client], source=placement)
            placement.ended_on, placement.end_reason = placement.until_on, "until_on"
            placement.version += 1
            placement.save(update_fields=["ended_on", "end_reason", "version"])
    return len(due)


def log_hours(
    *, placement_id: Any, worked_on: dt.date, hours: Decimal, activity: str, by: Any, key: Any = None
) -> str:
    """Note time given to a placed case; the entry's key.

    Raises:
        ValidationError: a day outside the placement or in the future, or hours not in steps of 0.1.
    """
    require_create(by, TimeEntry, {"placement", "worked_on", "hours", "activity"})
    with acting(by, "probono.log_hours"):
        placement = lock(Placement, placement_id, by=by)
        if not placement.started_on <= worked_on <= today():
            raise ValidationError(
                {"worked_on": _("Enter a day between the start of the placement and today.")}
            )
        if not in_steps(hours):
            raise ValidationError({"hours": _("Enter hours in steps of 0.1, for example 1.5.")})

        def make() -> str:
            entry = TimeEntry(
                placement=placement, lawyer=by, worked_on=worked_on, hours=hours, activity=activity
            )
            entry.full_clean()
            entry.save()
            return str(entry.pk)

        return once(key, by=by, action="probono.log_hours", make=make)

"""Welfare's verbs: needs and plan, funds, and assistance from asking to giving."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.access import lock, require_create, save_changes
from core.clock import today
from core.db import acting
from core.notices import notify
from core.posts import once
from welfare import rules
from welfare.models import Assistance, Fund, Need, NeedsAssessment, PlanStep

Row = TypeVar("Row", bound=Model)


def record_assessment(
    *, client_id: Any, answers: dict[str, Any], needs: Iterable[dict[str, str]], by: Any, key: Any = None
) -> str:
    """Record an assessment with the needs (category, severity, words) it found; the assessment's id."""
    found = [_columns_of(**need) for need in needs]
    with acting(by, "welfare.record_assessment"):
        client = lock(Client, client_id, by=by)
        require_create(by, NeedsAssessment, {*answers, "assessed_by"})
        require_create(by, Need, {"category", "severity", "text", "health_text", "noted_on", "assessment"})

        def make() -> str:
            assessment = _kept(NeedsAssessment(client=client, assessed_by=by, **answers))
            for columns in found:
                _kept(Need(client=client, assessment=assessment, noted_on=assessment.assessed_on, **columns))
            return str(assessment.pk)

        return once(key, by=by, action="welfare.record_assessment", make=make)


def record_need(*, client_id: Any, category: str, severity: str, words: str, by: Any, key: Any = None) -> str:
    """Record one need outside an assessment; its id."""
    columns = _columns_of(category=category, severity=severity, words=words)
    with acting(by, "welfare.record_need"):
        client = lock(Client, client_id, by=by)
        require_create(by, Need, {*columns, "noted_on"})

        def make() -> str:
            return str(_kept(Need(client=client, noted_on=today(), **columns)).pk)

        return once(key, by=by, action="welfare.record_need", make=make)


def _columns_of(category: str, severity: str, words: str = "") -> dict[str, str]:
    """Words about health go where only the care team reads."""
    place = "health_text" if category in rules.ABOUT_HEALTH else "text"
    return {"category": category, "severity": severity, place: words}


def end_need(*, need_id: Any, version: int | None, state: str, by: Any) -> None:
    """Close a need: met, or could not be met."""
    with acting(by, "welfare.end_need"):
        need = lock(Need, need_id, by=by, version=version)
        if need.ended_on:
            raise ValidationError(_("This need is closed already."))
        save_changes(need, {"state": state, "ended_on": today()}, by=by)


def add_plan_step(
    *, client_id: Any, owner_id: Any, action: str, due_on: dt.date, by: Any, key: Any = None
) -> str:
    """Add a step to the client's plan; its id."""
    with acting(by, "welfare.add_plan_step"):
        client = lock(Client, client_id, by=by)
        require_create(by, PlanStep, {"owner", "action", "due_on"})
        step = PlanStep(client=client, owner_id=owner_id, action=action, due_on=due_on)
        return once(key, by=by, action="welfare.add_plan_step", make=lambda: str(_kept(step).pk))


def finish_plan_step(*, step_id: Any, version: int | None, result: str, by: Any) -> None:
    """Mark a step as done, with what came of it."""
    with acting(by, "welfare.finish_plan_step"):
        step = lock(PlanStep, step_id, by=by, version=version)
        if step.done_on:
            raise ValidationError(_("This step is done already."))
        save_changes(step, {"done_on": today(), "result": result}, by=by)


def open_fund(*, answers: dict[str, Any], by: Any, key: Any = None) -> str:
    """Open a fund with its budget; its id."""
    with acting(by, "welfare.open_fund"):
        require_create(by, Fund, answers)
        return once(key, by=by, action="welfare.open_fund", make=lambda: str(_kept(Fund(**answers)).pk))


def change_fund(*, fund_id: Any, version: int | None, changes: dict[str, Any], by: Any) -> set[str]:
    """Change a fund's names, budget or end; the names of what changed."""
    with acting(by, "welfare.change_fund"):
        return save_changes(lock(Fund, fund_id, by=by, version=version), changes, by=by)


def request_assistance(
    *, client_id: Any, fund_id: Any, answers: dict[str, Any], by: Any, key: Any = None
) -> str:
    """Ask for assistance from a fund; its id. A second person decides."""
    with acting(by, "welfare.request_assistance"):
        client = lock(Client, client_id, by=by)
        require_create(by, Assistance, {*answers, "fund", "requested_by", "requested_on"})
        fund = lock(Fund, fund_id, by=by)
        if fund.closed_on:
            raise ValidationError({"fund": _("This fund is closed. Choose another one.")})

        def make() -> str:
            line = Assistance(client=client, fund=fund, requested_by=by, requested_on=today(), **answers)
            return str(_kept(line).pk)

        return once(key, by=by, action="welfare.request_assistance", make=make)


def approve_assistance(*, assistance_id: Any, version: int | None, by: Any) -> None:
    """Approve what somebody else asked for, if the fund has it; the fund's row is locked meanwhile."""
    with acting(by, "welfare.approve_assistance"):
        _decide(assistance_id, version, Assistance.State.APPROVED, "", by)


def refuse_assistance(*, assistance_id: Any, version: int | None, reason: str, by: Any) -> None:
    """Refuse what somebody else asked for, with the reason."""
    with acting(by, "welfare.refuse_assistance"):
        _decide(assistance_id, version, Assistance.State.REFUSED, reason, by)


def cancel_assistance(*, assistance_id: Any, version: int | None, by: Any) -> None:
    """Take a request back, or let go of what was approved and not given yet."""
    with acting(by, "welfare.cancel_assistance"):
        _step(lock(Assistance, assistance_id, by=by, version=version), Assistance.State.CANCELLED, {}, by)


def give_assistance(
    *, assistance_id: Any, version: int | None, given_on: dt.date, receipt_number: str, by: Any
) -> None:
    """Record that approved assistance was given, and its receipt."""
    with acting(by, "welfare.give_assistance"):
        line = lock(Assistance, assistance_id, by=by, version=version)
        changes = {"given_on": given_on, "receipt_number": receipt_number}
        _step(line, Assistance.State.GIVEN, changes, by)


def _decide(assistance_id: Any, version: int | None, state: str, reason: str, by: Any) -> None:
    line = lock(Assistance, assistance_id, by=by, version=version)
    if line.requested_by_id == by.pk:
        raise ValidationError(_("You asked for this, so you cannot decide about it."))
    _step(line, state, {"approved_by": by, "decided_on": today(), "refusal_reason": reason}, by)
    notify(
        [line.requested_by_id],
        "welfare.assistance_decided",
        url_name="welfare:line",
        url_args=[line.pk],
        dedupe_key=f"welfare.decided:{line.pk}",
        about=line,
    )


def _step(line: Assistance, state: str, changes: dict[str, Any], by: Any) -> None:
    if not rules.may_follow(line.state, state):
        raise ValidationError(_("This was decided already. Open the page again to see how it stands."))
    difference = rules.change_of_commitment(line.state, state, line.amount)
    if difference:
        _commit(line.fund_id, difference)
    save_changes(line, {"state": state, **changes}, by=by)


def _commit(fund_id: Any, difference: Decimal) -> None:
    fund = Fund.objects.select_for_update().get(pk=fund_id)
    if difference > fund.left:
        raise ValidationError(
            gettext("The fund has HK$%(left)s left: not enough for this.") % {"left": f"{fund.left:,.2f}"}
        )
    fund.committed += difference
    fund.save(update_fields=["committed"])


def _kept(row: Row) -> Row:
    row.full_clean()
    row.save()
    return row

"""Opening, describing, closing and reopening cases."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.models import Case, Claim, Deadline, Ground, StageSpan, Task
from cases.services.people import assign_user
from clients.models import Client
from core.access import lock, require_create, require_write, save_changes
from core.clock import today
from core.db import acting
from core.posts import next_reference, once


def open_case(
    *,
    client: Client,
    by: Any,
    kind: str = Case.Kind.USM,
    opened_on: dt.date | None = None,
    caseworker: Any = None,
    key: str | None = None,
) -> Case:
    """A new case of a client, with its claim where it is one, and its first caseworker."""
    require_create(by, Case, {"client", "kind", "stage", "opened_on"})
    with acting(by, "cases.open_case"):
        made = once(
            key, by=by, action="cases.open_case", make=lambda: _open(client, kind, opened_on or today())
        )
        case = Case.objects.get(reference=made)
        if caseworker is not None and not case.assignments.exists():
            assign_user(case_id=case.pk, user=caseworker, part="caseworker", by=by)
    return case


def _open(client: Client, kind: str, opened_on: dt.date) -> str:
    case = Case(reference=next_reference("C", opened_on.year), client=client, kind=kind, opened_on=opened_on)
    case.full_clean()
    case.save()
    if kind == Case.Kind.USM:
        Claim.objects.create(case=case)
    StageSpan.objects.create(case=case, stage=case.stage, started_on=opened_on)
    return case.reference


def record_claim(
    *, case_id: Any, by: Any, version: int, changes: Mapping[str, Any], grounds: Iterable[str] | None = None
) -> Claim:
    """Set what is claimed: the facts of the claim, and the grounds it rests on."""
    with acting(by, "cases.record_claim"):
        case = lock(Case, case_id, by=by)
        claim = lock(Claim, case.claim.pk, by=by, version=version)
        save_changes(claim, dict(changes), by=by)
        if grounds is not None:
            _set_grounds(case, set(grounds), by)
    return claim


def _set_grounds(case: Case, wanted: set[str], by: Any) -> None:
    """Add new grounds, give up those left out, take up again those given up."""
    require_create(by, Ground, {"code", "claimed_on", "given_up_on"})
    kept = {ground.code: ground for ground in case.grounds.all()}
    for code in sorted(wanted - set(kept)):
        Ground.objects.create(case=case, code=code, claimed_on=today())
    for code, ground in kept.items():
        given_up = None if code in wanted else ground.given_up_on or today()
        if ground.given_up_on != given_up:
            save_changes(ground, {"given_up_on": given_up}, by=by)


def close_case(*, case_id: Any, by: Any, version: int, outcome: str, closed_on: dt.date) -> Case:
    """End a case.

    Raises:
        ValidationError: a deadline or a task is still open.
    """
    with acting(by, "cases.close_case"):
        case = lock(Case, case_id, by=by, version=version)
        require_write(by, case, {"closed_on", "outcome"})
        if Deadline.objects.filter(case=case, state=Deadline.State.OPEN).exists():
            raise ValidationError(_("A deadline is still open: mark it as filed or as not needed first."))
        if Task.objects.filter(case=case, done_at=None).exists():
            raise ValidationError(_("A task is still open: finish it first."))
        save_changes(case, {"closed_on": closed_on, "outcome": outcome}, by=by)
    return case


def reopen_case(*, case_id: Any, by: Any, version: int, reason: str) -> Case:
    """Open a closed case again; the old closing stays in its history."""
    with acting(by, "cases.reopen_case", reason):
        case = lock(Case, case_id, by=by, version=version)
        save_changes(case, {"closed_on": None, "outcome": ""}, by=by)
    return case

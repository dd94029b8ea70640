"""A house of any size: clients, cases, deadlines and grants written as the house writes, in batches."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Model

from accounts.models import CodeAcceptance, CodeOfConduct, User
from accounts.policy import Role
from bench.scale import Scale, name_of, reference_of
from cases.models import Assignment, Case, CaseEvent, Deadline, Note, StageSpan, TimeLimit
from clients.models import Client, ClientName
from clients.rules import fold_name, sound_of
from core.access.grants import grant_tables, view_permission
from core.clock import now, today
from core.history.chain import extend_chain
from core.turns import house_turn

BATCH = 1_000  # one statement takes 65,535 parameters at most
FULL_FILE = 100


@dataclass(frozen=True)
class Cast:
    """Who works in the house, and the rule its deadlines follow."""

    supervisor: User
    workers: list[User]
    rule: TimeLimit


def fill(scale: Scale) -> None:
    """Fill an empty house; the first case is a full file, with a hundred events, deadlines and notes."""
    with house_turn("bench.fill", "system:bench"):
        cast = _cast(scale)
        cases = _numbered_cases(scale)
        while batch := list(islice(cases, BATCH)):
            _write_batch(batch, cast, scale)
        _fill_file(Case.objects.get(reference=reference_of(0)), cast)
        extend_chain()


def _cast(scale: Scale) -> Cast:
    supervisor, manager = _person(Role.SUPERVISOR, 0), _person(Role.MANAGER, 0)
    workers = [_person(Role.CASEWORKER, n, supervisor) for n in range(scale.workers)]
    everybody = [supervisor, manager, *workers]
    User.objects.bulk_create(everybody)
    code = CodeOfConduct.objects.create(number=1, text_en="Care.", text_zh="謹慎。", in_force_from=today())
    CodeAcceptance.objects.bulk_create(
        CodeAcceptance(user=user, code=code, accepted_at=now()) for user in everybody
    )
    return Cast(supervisor, workers, TimeLimit.objects.filter(code="TCAB_NOTICE").latest("number"))


def _person(role: Role, number: int, supervisor: User | None = None) -> User:
    name = f"{role.value}-{number}"
    email = f"{name}@bench.example"
    return User(email=email, full_name=name, role=role, supervisor=supervisor, password="!")


def _numbered_cases(scale: Scale) -> Iterator[tuple[int, Case]]:
    for number in range(scale.cases):
        client = Client(reference=f"P-{number:04d}", display_name=name_of(number, scale))
        opened = today() - dt.timedelta(days=number % 700)
        yield (
            number,
            Case(reference=reference_of(number), client=client, stage="DECIDED_REJECTED", opened_on=opened),
        )


def _write_batch(batch: list[tuple[int, Case]], cast: Cast, scale: Scale) -> None:
    cases = [case for _, case in batch]
    owners = [cast.workers[number % len(cast.workers)] for number, _ in batch]
    _save(case.client for case in cases)
    _save(_name(case.client) for case in cases)
    _save(cases)
    _save(StageSpan(case=case, stage=case.stage, started_on=case.opened_on) for case in cases)
    events = [_event(case, owner) for case, owner in zip(cases, owners, strict=True)]
    _save(events)
    _save(
        _deadline(event, _days_ahead(number, scale), cast)
        for (number, _), event in zip(batch, events, strict=True)
    )
    assigned = [_assigned(case, owner, cast) for case, owner in zip(cases, owners, strict=True)]
    _save(assigned)
    _put_on(assigned, cast)


def _days_ahead(number: int, scale: Scale) -> int:
    """The first `due` deadlines are on the ladder tomorrow, the others far ahead."""
    return 1 if number < scale.due else 60 + number % 300


def _assigned(case: Case, owner: User, cast: Cast) -> Assignment:
    return Assignment(
        case=case, user=owner, part="caseworker", started_on=case.opened_on, assigned_by=cast.supervisor
    )


def _save(rows: Iterable[Model]) -> None:
    made = list(rows)
    type(made[0])._default_manager.bulk_create(made)


def _name(client: Client) -> ClientName:
    full = client.display_name
    return ClientName(
        client=client, full_name=full, is_display=True, search_key=fold_name(full), sound_key=sound_of(full)
    )


def _event(case: Case, worker: User, days_ago: int = 0) -> CaseEvent:
    served = today() - dt.timedelta(days=days_ago)
    return CaseEvent(
        case=case,
        kind="DECISION_SERVED",
        decided_on=served,
        served_on=served,
        placed_on=served,
        how_known="DOCUMENT",
        recorded_by=worker,
    )


def _deadline(event: CaseEvent, days_ahead: int, cast: Cast) -> Deadline:
    due = today() + dt.timedelta(days=days_ahead)
    return Deadline(
        case=event.case,
        event=event,
        limit=cast.rule,
        trigger_on=event.served_on,
        trigger_basis="SERVED",
        due_on=due,
        remind_by_on=due,
        computed_on=today(),
        entered_by=event.recorded_by,
        confirmed_by=cast.supervisor,
        confirmed_at=now(),
    )


def _put_on(assigned: list[Assignment], cast: Cast) -> None:
    _grant(Case, [(one, one.case) for one in assigned], cast)
    _grant(Client, [(one, one.case.client) for one in assigned], cast)


def _grant(model: type[Model], pairs: list[tuple[Assignment, Any]], cast: Cast) -> None:
    table, permission = grant_tables(model)[0], view_permission(model)
    _save(
        table(
            user=one.user,
            permission=permission,
            content_object=record,
            granted_by=cast.supervisor,
            source_kind=one._meta.label_lower,
            source_id=one.pk,
        )
        for one, record in pairs
    )


def _fill_file(case: Case, cast: Cast) -> None:
    worker = case.assignments.get().user
    events = [_event(case, worker, days) for days in range(1, FULL_FILE)]
    _save(events)
    _save(_deadline(event, 200, cast) for event in events)
    _save(
        Note(case=case, kind="phone", at=now() - dt.timedelta(days=n), text="Rang.", written_by=worker)
        for n in range(FULL_FILE)
    )

"""Look-ups across records that have pages: by reference, their address, who looked, who may see."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.http import Http404
from django.urls import reverse

from core.access import policy_of
from core.access.grants import grant_tables
from core.access.rows import LIVE
from core.db import system_context
from core.models import GrantBase, ReadEvent
from core.records import Record, record_of, records


def find_by_reference(reference: str) -> tuple[str, Any] | None:
    """Label and key of the record with this reference; says nothing of what it holds."""
    wanted = reference.strip().upper()
    with system_context("core.find_by_reference"):
        for record in records():
            if record.reference:
                rows = record.model._default_manager.filter(**{record.reference: wanted})
                pk = rows.values_list("pk", flat=True).first()
                if pk:
                    return record.label, pk
    return None


def page_of(model: type[Model], pk: Any) -> str:
    """The record's page; the desk where it has none."""
    try:
        record = record_of(model._meta.label_lower)
    except Http404:
        return reverse("home")
    with system_context("core.page_of"):
        row = record.model._default_manager.filter(pk=pk).first()
        return record.url(row) if row else reverse("home")


def rows_together(record: Record, pk: Any) -> list[Model]:
    """What opens together with a record."""
    with system_context("core.rows_together"):
        row = record.model._default_manager.filter(pk=pk).first()
        if row is None:
            raise Http404
        return list(record.together(row))


@dataclass(frozen=True)
class Looked:
    """One reading of a record."""

    at: Any
    name: str
    kind: str
    classes: list[str]
    why: str


def who_looked(label: str, pk: Any, limit: int = 100) -> list[Looked]:
    """Who opened, listed, downloaded or exported a record, newest first; for those who may watch."""
    with system_context("core.who_looked"):
        events = list(
            ReadEvent.objects.filter(model_label=label)
            .filter(Q(object_id=str(pk)) | Q(object_ids__contains=[str(pk)]))
            .order_by("-id")[:limit]
        )
        names = names_of(event.user_id for event in events)
    return [Looked(e.at, names.get(e.user_id, ""), e.kind, e.classes, e.why) for e in events]


def names_of(user_ids: Any) -> dict[Any, str]:
    """User key -> full name; to be called in a trusted context."""
    users = apps.get_model("accounts", "User").objects.filter(pk__in={one for one in user_ids if one})
    return dict(users.values_list("pk", "full_name"))


@dataclass(frozen=True)
class Access:
    """Why somebody sees a record, and until when."""

    name: str
    because: str
    until: Any


@dataclass(frozen=True)
class AccessPage:
    """Everybody on a record, teams, those a wall shuts out, and the roles that see every record."""

    people: list[Access]
    teams: list[Access]
    walled: list[str]
    roles: list[str]


def who_can_see(model: type[Model], pk: Any) -> AccessPage:
    """Everybody who reaches one record, and why."""
    with system_context("core.who_can_see"):
        Personal, Team = grant_tables(model)
        people = _holders(Personal, "user__full_name", pk)
        teams = _holders(Team, "group__name", pk)
        walled = _walled(model, pk)
    return AccessPage(sorted(people, key=lambda one: one.name), teams, walled, _roles_seeing_all(model))


def _holders(table: Any, name: str, pk: Any) -> list[Access]:
    # Records reached through others (a paper, a referral) have no grants of their own.
    if not issubclass(table, GrantBase):
        return []
    rows = table.objects.filter(LIVE, content_object=pk).values_list(name, "source_kind", "until")
    return [Access(held_by, _source_name(kind), until) for held_by, kind, until in rows]


def _source_name(label: str) -> str:
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return ""


def _walled(model: type[Model], pk: Any) -> list[str]:
    wall = policy_of(model).walls.get("pk")
    if wall is None:
        return []
    shut = wall._default_manager.filter(content_object=pk, ended_at=None)
    return sorted(shut.values_list("user__full_name", flat=True))


def _roles_seeing_all(model: type[Model]) -> list[str]:
    from core.access import ALL

    user: Any = apps.get_model("accounts", "User")
    names = dict(user._meta.get_field("role").choices)
    return [str(names[role]) for role, rule in policy_of(model).rows.items() if rule == ALL and role in names]

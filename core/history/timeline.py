"""History as one user may read it: by the current policy, and silent about what that does not show."""

from dataclasses import dataclass
from typing import Any

from core.access.policy import policy_of
from core.access.roles import role_of
from core.access.seen import Seen
from core.sealed import unseal_values

OWN = ("history_id", "history_date", "history_type", "history_user_id", "history_actor", "history_action")


@dataclass(frozen=True)
class Change:
    """One readable column's step from one value to the next (`before` None at creation)."""

    name: str
    label: Any
    before: Any
    after: Any


@dataclass(frozen=True)
class Entry:
    """What one save changed that the user may read."""

    at: Any
    kind: str
    user_id: Any
    actor: str
    action: str
    reason: str
    changes: tuple[Change, ...]


def timeline(user: Any, seen: Seen, *, limit: int = 200) -> list[Entry]:
    """The newest changes first, of columns the user may read now; a save with none of those does not appear."""
    model: Any = seen._policy.model
    names = _columns(model, seen, user)
    past = getattr(model, model._meta.simple_history_manager_attribute).model
    attnames = [model._meta.get_field(name).attname for name in names]
    rows = past.objects.filter(**{model._meta.pk.name: seen.pk}).order_by("-history_id")
    found = list(rows.values(*OWN, "history_change_reason", *attnames)[: limit + 1])
    found.reverse()
    unseal_values(model, names, found, seen.pk)
    entries, before = [], None
    for row in found:
        entry = _entry(model, names, before, row)
        if entry.changes or (row["history_type"] != "~" and before is None):
            entries.append(entry)
        before = row
    return entries[::-1][:limit]


def _columns(model: Any, seen: Seen, user: Any) -> list[str]:
    policy = policy_of(model)
    # What break-glass opened on the record is not opened in its past.
    readable = (seen._readable & policy.database_columns(role_of(user))) - policy.shut_past(seen)
    past = getattr(model, model._meta.simple_history_manager_attribute).model
    kept = {field.name for field in past._meta.get_fields()}
    shown = [name for name in policy.fields if name in readable and name in kept]
    return [name for name in shown if str(policy.class_of(name)) != "system"]


def _entry(model: Any, names: list[str], before: dict | None, row: dict) -> Entry:
    changes = tuple(
        Change(name, model._meta.get_field(name).verbose_name, old, new)
        for name in names
        for attname in [model._meta.get_field(name).attname]
        for old, new in [(before and before[attname], row[attname])]
        if (old != new if before else new not in (None, ""))
    )
    return Entry(
        at=row["history_date"],
        kind=row["history_type"],
        user_id=row["history_user_id"],
        actor=row["history_actor"],
        action=row["history_action"],
        reason=row["history_change_reason"] or "",
        changes=changes,
    )

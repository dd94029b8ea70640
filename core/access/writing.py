"""The one write path's checks: who may set what, on which row, and against which version."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404

from .policy import policy_of
from .refusals import refuse
from .roles import role_of

Row = TypeVar("Row", bound=Model)


class Refused(PermissionDenied):
    """The user may not set these columns; shown as the one 404 page."""


class Conflict(Exception):
    """Somebody saved the record since the form was opened; `current` is what it holds now."""

    def __init__(self, current: Model) -> None:
        super().__init__(f"{current._meta.label} changed meanwhile")
        self.current = current


def require_write(user: Any, instance: Model, names: Iterable[str]) -> None:
    """Refuse unless the user may set every one of `names` on this record.

    Raises:
        Refused: and logs the attempt.
    """
    policy = policy_of(type(instance))
    exists = None if instance._state.adding else instance.pk
    allowed = policy.writable(user, policy.relations_to(user, exists))
    missing = sorted(set(names) - allowed)
    if missing:
        refuse(user, "write", policy.model._meta.label_lower, instance.pk, missing)
        raise Refused


def require_create(
    user: Any, model: type[Model], names: Iterable[str], *, through: Model | None = None
) -> None:
    """Refuse unless the user may set every one of `names` on a new record.

    By role; and by the relations of the same names that hold to `through`, the record the new one will
    belong to: the own counsellor of an episode is the own counsellor of its next session.
    """
    policy = policy_of(model)
    held = policy_of(type(through)).relations_to(user, through.pk) if through is not None else ()
    missing = sorted(set(names) - policy.writable(user, held))
    if missing:
        refuse(user, "create", model._meta.label_lower, None, missing)
        raise Refused


def lock(model: type[Row], pk: Any, *, by: Any, version: int | None = None) -> Row:
    """The row, locked until the transaction ends; to be called inside `acting`.

    Raises:
        Http404: missing, or not the user's.
        Conflict: `version` is not the row's.
    """
    reached = model._default_manager.visible_to(by).filter(pk=pk)  # type: ignore[attr-defined]
    row = reached.select_for_update(of=("self",)).first()
    if row is None:
        refuse(by, "reach", model._meta.label_lower, pk, [])
        raise Http404
    if version is not None and getattr(row, "version", version) != version:
        raise Conflict(row)
    return row


def save_changes(
    row: Model, changes: dict[str, Any], *, by: Any, computed: Mapping[str, Any] | None = None
) -> set[str]:
    """Set what differs, validate, and save just that with the next version; the names that changed.

    `computed` are columns the house derives from the changes: saved along when anything changed.
    """
    changed = {name for name, value in changes.items() if getattr(row, name) != value}
    if not changed:
        return changed
    require_write(by, row, changed)
    values = {name: changes[name] for name in changed} | dict(computed or {})
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean(validate_unique=True)
    saved = set(values)
    if hasattr(row, "version"):
        row.version += 1
        saved.add("version")
    row.save(update_fields=saved)
    return changed


def is_role(user: Any, roles: Iterable[str]) -> bool:
    """Whether the user's role is among `roles`; for policies' functions only."""
    return role_of(user) in {str(role) for role in roles}

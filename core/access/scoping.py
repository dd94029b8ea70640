"""Policies of the tables that give or shut access: their scoping columns are every role's, the rest few people's."""

from collections.abc import Iterable

from core.models import ScopingModel

from .policy import SYSTEM, F, Policy
from .rows import ALL


def grant_policy(model: type[ScopingModel], readers: Iterable[str]) -> Policy:
    """Policy of a permission table; `readers` see who was put on which record by whom."""
    readers = frozenset(map(str, readers))
    fields = dict.fromkeys(model.scoping_columns, SYSTEM) | {"granted_by": F("operational", read=readers)}
    return Policy(model, rows=dict.fromkeys(readers, ALL), fields=fields)


def wall_policy(model: type[ScopingModel], readers: Iterable[str]) -> Policy:
    """Policy of a wall; the reason is for `readers` alone."""
    readers = frozenset(map(str, readers))
    fields = dict.fromkeys([*model.scoping_columns, "version", "created_at"], SYSTEM)
    fields |= {name: F("operational", read=readers, write=readers) for name in ("reason", "made_by")}
    return Policy(model, rows=dict.fromkeys(readers, ALL), fields=fields)

"""The table of who may see and set each field, generated from the policies."""

from dataclasses import dataclass
from typing import Any

from accounts.policy import Role
from core.access import FieldClass, Policy, all_policies


@dataclass(frozen=True)
class Cell:
    """One role's right to one column: change, read, own (by relation), ask or none."""

    role: str
    right: str


@dataclass(frozen=True)
class Line:
    """One column of one table."""

    name: str
    label: Any
    field_class: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Choice:
    """A role one may look at alone."""

    value: str
    label: Any
    is_chosen: bool


def matrix_page(role: str) -> dict:
    """Context of the page: tables with their lines, for all roles or the one asked for."""
    roles = [one for one in Role if not role or one.value == role]
    tables = [(policy.model._meta.verbose_name, _lines(policy, roles)) for policy in all_policies()]
    return {
        "roles": roles,
        "all_roles": [Choice(one.value, one.label, one.value == role) for one in Role],
        "shows_all": not role,
        "width": len(roles) + 2,
        "tables": [(name, lines) for name, lines in tables if lines],
    }


def _lines(policy: Policy, roles: list[Role]) -> list[Line]:
    shown = [name for name in policy.fields if policy.class_of(name) != FieldClass.SYSTEM]
    return [
        Line(
            name,
            policy.model._meta.get_field(name).verbose_name,
            str(policy.class_of(name).label),
            tuple(Cell(str(role), right_of(policy, name, str(role))) for role in roles),
        )
        for name in shown
    ]


def right_of(policy: Policy, name: str, role: str) -> str:
    """What a role may do with a column: the strongest of change, read, own, ask, none."""
    level = policy.levels[name]
    if role not in policy.rows:
        return "none"
    if role in level.write:
        return "change"
    if role in level.read:
        return "read"
    if name in policy.database_columns(role):
        return "own"
    return "ask" if role in level.ask else "none"

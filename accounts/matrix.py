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
    """A role or a kind of record one may look at alone."""

    value: str
    label: Any
    is_chosen: bool


# The whole table is some hundred lines by thirteen roles: a page of its own, asked for by name.
EVERYTHING = "everything"


def matrix_page(role: str, kind: str) -> dict:
    """Context of the page: for all roles or one, for one kind of record or everything."""
    roles = [one for one in Role if not role or one.value == role]
    policies = [policy for policy in all_policies() if _shown(policy)]
    chosen = _chosen_kind(policies, role, kind)
    tables = [
        (policy.model._meta.verbose_name, _lines(policy, roles))
        for policy in policies
        if chosen in {EVERYTHING, _kind(policy)}
    ]
    return {
        "roles": roles,
        "all_roles": [Choice(one.value, one.label, one.value == role) for one in Role],
        "all_kinds": [
            Choice(_kind(one), one.model._meta.verbose_name, _kind(one) == chosen) for one in policies
        ],
        "shows_everything": chosen == EVERYTHING,
        "width": len(roles) + 2,
        "tables": tables,
    }


def _kind(policy: Policy) -> str:
    return policy.model._meta.label_lower


def _chosen_kind(policies: list[Policy], role: str, kind: str) -> str:
    """The kind asked for; without one, everything for one role, and for all the kind with most classes of data."""
    if kind == EVERYTHING or kind in map(_kind, policies):
        return kind
    return EVERYTHING if role else _kind(max(policies, key=_breadth))


def _breadth(policy: Policy) -> int:
    return len({policy.class_of(name) for name in _shown(policy)})


def _shown(policy: Policy) -> list[str]:
    return [name for name in policy.fields if policy.class_of(name) != FieldClass.SYSTEM]


def _lines(policy: Policy, roles: list[Role]) -> list[Line]:
    return [
        Line(
            name,
            policy.model._meta.get_field(name).verbose_name,
            str(policy.class_of(name).label),
            tuple(Cell(str(role), right_of(policy, name, str(role))) for role in roles),
        )
        for name in _shown(policy)
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

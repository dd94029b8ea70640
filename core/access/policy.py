"""One policy a model: every column declared once, with its class and who may read and write it.

What is not declared is not readable. Pages, lists, search, exports, PDFs, mails and history
all ask these objects, and the database's column grants are generated from them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from core.context import current

from .classes import NEVER_ASKED, FieldClass, Level, level_of
from .roles import role_of
from .rows import RowRule, Via


@dataclass(frozen=True)
class F:
    """How one column is classed; `read`, `write`, `ask` override the matrix (roles or relations' names).

    `derived_from` names the columns it is computed from: it is then readable only where they all are.
    """

    field_class: FieldClass | str
    read: Iterable[str] | None = None
    write: Iterable[str] | None = None
    ask: Iterable[str] | None = None
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Derived:
    """A computed property of the model, readable where all its `sources` are."""

    sources: tuple[str, ...]


@dataclass(frozen=True)
class Relation:
    """What a user may be to a record ("own counsellor"); holds for `roles` only, where `where(user)` is true."""

    name: str
    roles: frozenset[str]
    where: Callable[[Any], Q]

    @property
    def key(self) -> str:
        return "is_" + self.name.replace(" ", "_")


@dataclass(frozen=True)
class Plan:
    """What one role may read of one model: always, or where a relation holds."""

    always: frozenset[str]
    where: Mapping[str, frozenset[str]]
    relations: tuple[Relation, ...] = ()


SYSTEM = F(FieldClass.SYSTEM)


@dataclass
class Policy:
    """Who may see which rows and columns of `model`."""

    model: type[Any]
    rows: Mapping[str, RowRule]
    fields: Mapping[str, F]
    relations: tuple[Relation, ...] = ()
    derived: Mapping[str, Derived] = field(default_factory=dict)
    # Columns' paths to walls: {"pk": CaseWall, "client_id": ClientWall}; a wall beats every row rule.
    walls: Mapping[str, type[Model]] = field(default_factory=dict)
    # A relation whose record's openings (asked for, break-glass) open the same classes here: "client".
    opened_by: str = ""
    # Columns whose past stays shut for a record though their present is readable: seen -> names.
    shut_past: Callable[[Any], frozenset[str]] = lambda seen: frozenset()
    # How a record is called in breadcrumbs and logs: the name of an operational column.
    label: str = "pk"

    def __post_init__(self) -> None:
        self.rows = {str(role): rule for role, rule in self.rows.items()}
        register(self)

    @cached_property
    def levels(self) -> dict[str, Level]:
        """Each column's readers, writers and askers, overrides and derivations applied."""
        return {name: self._level(name, set()) for name in self.fields}

    def _level(self, name: str, on_the_way: set[str]) -> Level:
        if name in on_the_way:
            raise ImproperlyConfigured(f"{self.model.__name__}.{name} is derived from itself.")
        spec = self.fields[name]
        house = level_of(FieldClass(spec.field_class))
        read = house.read if spec.read is None else frozenset(map(str, spec.read))
        write = house.write if spec.write is None else frozenset(map(str, spec.write))
        ask = house.ask if spec.ask is None else frozenset(map(str, spec.ask))
        for source in spec.derived_from:
            strict = self._level(source, on_the_way | {name})
            read, ask = read & strict.read, ask & (strict.ask | strict.read)
        if spec.read is None:
            read |= write
        if FieldClass(spec.field_class) in NEVER_ASKED:
            ask = frozenset()
        return Level(read, write, ask - read)

    def class_of(self, name: str) -> FieldClass:
        return FieldClass(self.fields[name].field_class)

    def scope(self, queryset: QuerySet, user: Any) -> QuerySet:
        """The rows the user reaches: by the role's rule, less what a wall shuts."""
        rule = self.rows.get(role_of(user))
        if rule is None or not getattr(user, "is_active", rule is not None):
            return queryset.none()
        # Put together once a request: most records are reached through the same few.
        kept = current().cache.setdefault(("scope", role_of(user), getattr(user, "pk", None)), {})
        if self.model not in kept:
            kept[self.model] = self._reached(rule, user)
        return queryset.filter(kept[self.model])

    def scope_below(self, queryset: QuerySet, user: Any, path: str) -> QuerySet:
        """The same below a parent that is already reached: nothing is left to ask where `path` is the only way."""
        is_only_way = self.rows.get(role_of(user)) == Via(path) and not self.walls
        return queryset if is_only_way else self.scope(queryset, user)

    def _reached(self, rule: RowRule, user: Any) -> Q:
        reached = rule.condition(self.model, user)
        if getattr(user, "pk", None) is None:
            return reached
        for path, wall in self.walls.items():
            shut = wall._default_manager.filter(user=user, ended_at=None, content_object=OuterRef(path))
            reached &= ~Q(Exists(shut))
        return reached

    def plan(self, role: str) -> Plan:
        """What a role reads, for building one query."""
        if role not in self.rows:
            return Plan(frozenset(), {})
        relations = tuple(one for one in self.relations if role in one.roles)
        always = frozenset(name for name, lvl in self.levels.items() if role in lvl.read)
        where = {
            one.key: frozenset(n for n, lvl in self.levels.items() if one.name in lvl.read) - always
            for one in relations
        }
        return Plan(always, where, relations)

    def readable(self, user: Any) -> frozenset[str]:
        """Columns readable on the user's whole scope: what lists may filter, sort, search, group and export."""
        return self.plan(role_of(user)).always

    def database_columns(self, role: str) -> frozenset[str]:
        """Columns the role's database role may select: the union over its relations."""
        plan = self.plan(role)
        return plan.always.union(*plan.where.values())

    def writable(self, user: Any, relations: Iterable[str] = ()) -> frozenset[str]:
        """Columns the user may set on a record to which `relations` hold."""
        mine = {role_of(user), *relations} if role_of(user) in self.rows else set()
        return frozenset(name for name, lvl in self.levels.items() if mine & lvl.write)

    def askable(self, user: Any) -> frozenset[str]:
        """Columns the user may ask to read."""
        role = role_of(user)
        return frozenset(name for name, lvl in self.levels.items() if role in lvl.ask and role in self.rows)

    def relations_to(self, user: Any, pk: Any) -> frozenset[str]:
        """Names of the relations that hold between the user and one record (one query, none without relations)."""
        mine = [one for one in self.relations if role_of(user) in one.roles]
        if not mine or pk is None:
            return frozenset()
        rows = self.model._default_manager.filter(pk=pk)
        return frozenset(one.name for one in mine if rows.filter(one.where(user)).exists())


_policies: dict[type[Model], Policy] = {}


def register(policy: Policy) -> None:
    """Make a policy the model's; a second one is a defect."""
    if policy.model in _policies:
        raise ImproperlyConfigured(f"{policy.model.__name__} has two policies.")
    _policies[policy.model] = policy


def policy_of(model: type[Model]) -> Policy:
    """The model's policy.

    Raises:
        ImproperlyConfigured: the model has none, so nobody may read it.
    """
    try:
        return _policies[model._meta.concrete_model or model]
    except KeyError:
        raise ImproperlyConfigured(f"{model.__name__} has no policy: nobody may read it.") from None


def all_policies() -> list[Policy]:
    """Every registered policy, in a stable order."""
    return sorted(_policies.values(), key=lambda policy: policy.model._meta.label)

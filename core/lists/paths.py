"""Columns by their path from a model, behind the policies: what may be sorted, filtered and exported, and how.

A path such as `client__display_name` is open to a user when every step is readable on the user's whole scope.
A value of a record the user may not reach counts as empty, so that order and hits tell nothing about it.
"""

from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db.models import F, Field, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable

from core.access import ALL, policy_of, role_of


def split(path: str) -> tuple[str, str]:
    """The first step of a path and the rest: ("client", "display_name")."""
    step, _, rest = path.partition("__")
    return step, rest


def target_of(model: type[Model], step: str) -> type[Model]:
    """The model a foreign key leads to."""
    return model._meta.get_field(step).related_model  # type: ignore[return-value]


def field_of(model: type[Model], path: str) -> Field | None:
    """The column at the end of a path; None where the path ends in a computed value."""
    step, rest = split(path)
    if rest:
        return field_of(target_of(model, step), rest)
    return model._meta.get_field(step) if step in policy_of(model).fields else None  # type: ignore[return-value]


def column_of(model: type[Model], path: str) -> Field:
    """The column at the end of a path that must have one.

    Raises:
        ImproperlyConfigured: it ends in a computed value.
    """
    field = field_of(model, path)
    if field is None:
        raise ImproperlyConfigured(f"{model.__name__}.{path} is no column.")
    return field


def sources(model: type[Model], path: str) -> tuple[str, ...]:
    """The columns a path's last step is made of: itself, or what a derived value is derived from."""
    derived = policy_of(model).derived.get(path)
    return derived.sources if derived else (path,)


def is_open(user: Any, model: type[Model], path: str) -> bool:
    """Whether a path is readable on every row the user reaches."""
    step, rest = split(path)
    readable = policy_of(model).readable(user)
    if rest:
        return step in readable and is_open(user, target_of(model, step), rest)
    return set(sources(model, step)) <= readable


def is_offered(user: Any, model: type[Model], path: str) -> bool:
    """Whether a path is readable on at least some of the user's rows; the others show the chip."""
    step, rest = split(path)
    policy = policy_of(model)
    columns = policy.database_columns(role_of(user)) | policy.askable(user)
    if rest:
        return step in columns and is_offered(user, target_of(model, step), rest)
    return set(sources(model, step)) <= columns


def is_open_column(user: Any, dotted: str) -> bool:
    """Whether a column named `app.model.column` is readable on the user's whole scope."""
    label, _, column = dotted.rpartition(".")
    return column in policy_of(apps.get_model(label)).readable(user)


def loaded(model: type[Model], path: str) -> set[str]:
    """The names to load for showing a path, each with its way: {"client__display_name"}."""
    step, rest = split(path)
    if rest:
        return {step} | {f"{step}__{name}" for name in loaded(target_of(model, step), rest)}
    return set(sources(model, step))


def relations(path: str) -> str:
    """The relations to follow for a path: "client" for "client__display_name"."""
    return path.rpartition("__")[0]


def expression(user: Any, model: type[Model], path: str) -> Combinable:
    """What to sort by or export for a path, as SQL: empty where the related record is not the user's."""
    step, rest = split(path)
    if not rest:
        return F(step)
    target = target_of(model, step)
    if _scopes_agree(user, model, step, target) and not split(rest)[1]:
        return F(path)
    reached = target.objects.visible_to(user).filter(pk=OuterRef(step))  # type: ignore[attr-defined]
    return Subquery(reached.annotate(found=expression(user, target, rest)).values("found")[:1])


def condition(user: Any, model: type[Model], path: str, lookup: str, value: Any) -> Q:
    """A filter on a path, `lookup` such as "exact", which only rows with a reachable related record can meet."""
    step, rest = split(path)
    if not rest:
        return Q(**{f"{step}__{lookup}": value})
    target = target_of(model, step)
    reached: QuerySet = target.objects.visible_to(user)  # type: ignore[attr-defined]
    return Q(**{f"{step}__in": reached.filter(condition(user, target, rest, lookup, value)).values("pk")})


def _scopes_agree(user: Any, model: type[Model], step: str, target: type[Model]) -> bool:
    """Whether whoever reaches a row reaches its related record too: all rows, and the same walls."""
    near, far = policy_of(model), policy_of(target)
    shut = {near.walls.get(f"{step}_id")} if f"{step}_id" in near.walls else set()
    return far.rows.get(role_of(user)) is ALL and set(far.walls.values()) <= shut

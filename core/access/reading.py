"""The one read path: rows by the policy's scope, columns by the policy's classes, answers as `Seen`.

`read`, `read_one` and `attach_many` ask at once; `reading`, `reading_one` and `attaching` are the same as
readers, to be asked side by side (core/together.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import BooleanField, Case, Model, QuerySet, Value, When
from django.http import Http404

from core.context import current
from core.db import OPENED_ROLE, as_role
from core.sealed import warm
from core.together import Reader, ask, run, side_by_side

from .opened import opened_classes
from .policy import Plan, Policy, policy_of
from .roles import role_of
from .seen import Restricted, Seen

Row = TypeVar("Row", bound=Model)
Follow = Iterable[str]


def plan_for(user: Any, policy: Policy) -> Plan:
    """The reading plan of the user's role, worked out once a request."""
    key = ("plan", policy.model, role_of(user))
    cache = current().cache
    if key not in cache:
        cache[key] = policy.plan(role_of(user))
    return cache[key]


def read(
    user: Any, queryset: QuerySet, *, follow: Follow = (), fields: Iterable[str] | None = None
) -> list[Seen]:
    """The rows of `queryset` as `user` may see them.

    `queryset` must come from `visible_to(user)`. `follow` names relations ("client", "case__client")
    whose records are read too, in one query for each step away. `fields` narrows what is loaded; a path in it
    ("client__display_name") narrows what is loaded of a followed record.
    """
    return run(reading(user, queryset, follow=follow, fields=fields))


def reading(
    user: Any, queryset: QuerySet, *, follow: Follow = (), fields: Iterable[str] | None = None
) -> Reader[list[Seen]]:
    """`read` as a reader."""
    policy = policy_of(queryset.model)
    plan = plan_for(user, policy)
    loaded = _columns(policy, plan, fields)
    rows = yield from ask(_narrowed(queryset, policy, plan, loaded, user))
    warm(rows)
    answers = [_seen(policy, plan, row, user, loaded) for row in rows]
    _open_special(user, policy, answers, fields)
    narrowed = _tree(fields or ())
    branches = _tree(follow).items()
    yield from side_by_side(
        *(following(user, answers, name, deeper, narrowed.get(name) or None) for name, deeper in branches)
    )
    return answers


def read_one(
    user: Any, queryset: QuerySet, *, follow: Follow = (), fields: Iterable[str] | None = None
) -> Seen:
    """The only row of `queryset` as the user may see it; 404 alike when it is missing or not the user's."""
    return run(reading_one(user, queryset, follow=follow, fields=fields))


def reading_one(
    user: Any, queryset: QuerySet, *, follow: Follow = (), fields: Iterable[str] | None = None
) -> Reader[Seen]:
    """`read_one` as a reader."""
    answers = yield from reading(user, queryset[:2], follow=follow, fields=fields)
    if len(answers) != 1:
        raise Http404
    return answers[0]


def _columns(policy: Policy, plan: Plan, fields: Iterable[str] | None) -> frozenset[str]:
    permitted = plan.always.union(*plan.where.values())
    if fields is None:
        return permitted
    system = frozenset(name for name, spec in policy.fields.items() if str(spec.field_class) == "system")
    return permitted & ({name.partition("__")[0] for name in fields} | system)


def _narrowed(queryset: QuerySet, policy: Policy, plan: Plan, loaded: frozenset[str], user: Any) -> QuerySet:
    # The primary key always: it was in the address already, and `only()` cannot leave it out.
    columns = [policy.model._meta.pk.name, *sorted(loaded)]
    narrowed = queryset.select_related(None).only(*columns)
    held = {
        relation.key: Case(
            When(relation.where(user), then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for relation in plan.relations
        if plan.where.get(relation.key) or _writes_by(policy, relation.name)
    }
    return narrowed.annotate(**held) if held else narrowed


def _writes_by(policy: Policy, relation: str) -> bool:
    return any(relation in level.write for level in policy.levels.values())


def _seen(policy: Policy, plan: Plan, row: Model, user: Any, loaded: frozenset[str]) -> Seen:
    held = [relation for relation in plan.relations if getattr(row, relation.key, False)]
    readable = plan.always.union(*(plan.where[relation.key] for relation in held))
    return Seen(policy, row, user, readable, loaded, frozenset(relation.name for relation in held))


def _open_special(user: Any, policy: Policy, answers: list[Seen], fields: Iterable[str] | None) -> None:
    """Add what an answered request or break-glass opens on single records, read as the database role for it."""
    alike: dict[frozenset[str], list[Seen]] = defaultdict(list)
    for seen in answers:
        classes = _classes_open_on(user, policy, seen)
        opened = frozenset(
            name
            for name in policy.fields
            if str(policy.class_of(name)) in classes and name not in seen._readable
        )
        alike[opened if fields is None else opened & frozenset(fields)].append(seen)
    for wanted, several in alike.items():
        if wanted:
            _load_opened(policy, several, wanted)


def _classes_open_on(user: Any, policy: Policy, seen: Seen) -> frozenset[str]:
    """Classes opened on the record itself, or on the record its policy is `opened_by`."""
    own = opened_classes(user, policy.model._meta.label_lower).get(str(seen.pk), frozenset())
    if not policy.opened_by:
        return own
    above = policy.model._meta.get_field(policy.opened_by)
    key = str(getattr(seen._instance, above.attname))
    return own | opened_classes(user, above.related_model._meta.label_lower).get(key, frozenset())


def _load_opened(policy: Policy, several: list[Seen], wanted: frozenset[str]) -> None:
    rows = policy.model._default_manager.only(*sorted(wanted))
    with as_role(OPENED_ROLE, savepoint=False):
        found = {row.pk: row for row in rows.filter(pk__in=[seen.pk for seen in several])}
    for seen in several:
        for name in wanted:
            attname = policy.model._meta.get_field(name).attname
            seen._instance.__dict__[attname] = found[seen.pk].__dict__[attname]
        seen._readable |= wanted
        seen._loaded |= wanted


def _tree(follow: Follow) -> dict[str, list[str]]:
    branches: dict[str, list[str]] = {}
    for path in follow:
        name, _, rest = path.partition("__")
        branches.setdefault(name, []).extend([rest] if rest else [])
    return branches


def following(
    user: Any, answers: list[Seen], name: str, deeper: Follow = (), fields: Iterable[str] | None = None
) -> Reader[None]:
    """Hang on each answer the record its relation `name` leads to; the chip where the user does not reach it."""
    if not answers:
        return
    target = answers[0]._policy.model._meta.get_field(name).related_model
    keys = {seen: seen._value(name) for seen in answers if name in seen._readable and name in seen._loaded}
    wanted = {key for key in keys.values() if key is not None}
    found = {}
    if wanted:
        rows = target.objects.visible_to(user).filter(pk__in=wanted)
        found = {one.pk: one for one in (yield from reading(user, rows, follow=deeper, fields=fields))}
    for seen, key in keys.items():
        if key is not None:
            seen.attach(name, found.get(key, Restricted()))


def attach_many(
    user: Any, answers: list[Seen], queryset: QuerySet, by: str, name: str, *, follow: Follow = ()
) -> None:
    """Hang on each answer the list of rows that point to it by the relation `by`, in one query."""
    run(attaching(user, answers, queryset, by, name, follow=follow))


def attaching(
    user: Any, answers: list[Seen], queryset: QuerySet, by: str, name: str, *, follow: Follow = ()
) -> Reader[None]:
    """`attach_many` as a reader."""
    rows = queryset.filter(**{f"{by}__in": [seen.pk for seen in answers]})
    related = yield from reading(user, rows, follow=follow)
    groups: Mapping[Any, list[Seen]] = {seen.pk: [] for seen in answers}
    for one in related:
        key = one._value(by)
        if key in groups:
            groups[key].append(one)
    for seen in answers:
        seen.attach(name, groups[seen.pk])

"""The house refuses to start with anything nobody classified."""

from collections.abc import Iterator

from django.apps import apps
from django.core.checks import Error, register
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from core.access.policy import _policies, all_policies
from core.access.roles import all_roles
from core.access.urls import class_of_url
from core.history.untracked import UNTRACKED
from core.orphans import registered_file_columns

HOUSE_APPS = (
    "core",
    "accounts",
    "clients",
    "cases",
    "documents",
    "referrals",
    "welfare",
    "counselling",
    "probono",
    "programmes",
    "reports",
)


def house_models() -> list[type[models.Model]]:
    """The house's own models, history models left out."""
    found = [model for model in apps.get_models() if model._meta.app_label in HOUSE_APPS]
    return [model for model in found if not hasattr(model, "history_object")]


@register
def every_column_is_declared(app_configs, **_) -> list[Error]:
    """E001: a model without policy. E002: a column without class. E003: a declared column that is none."""
    errors = [
        Error(f"{model._meta.label} has no policy.", id="core.E001")
        for model in house_models()
        if model not in _policies
    ]
    for policy in all_policies():
        columns = {field.name for field in policy.model._meta.concrete_fields}
        label = policy.model._meta.label
        errors += [
            Error(f"{label}.{n} is not declared.", id="core.E002") for n in columns - set(policy.fields)
        ]
        errors += [Error(f"{label}.{n} is no column.", id="core.E003") for n in set(policy.fields) - columns]
    return errors


@register
def policies_name_known_things(app_configs, **_) -> list[Error]:
    """E004: a policy names a role, relation or source that does not exist."""
    errors = []
    for policy in all_policies():
        known = set(all_roles()) | {relation.name for relation in policy.relations}
        named = {name for lvl in policy.levels.values() for name in lvl.read | lvl.write} | set(policy.rows)
        errors += [
            Error(f"{policy.model._meta.label}: unknown {n}.", id="core.E004") for n in sorted(named - known)
        ]
        for name, derived in policy.derived.items():
            missing = [source for source in derived.sources if source not in policy.fields]
            errors += [
                Error(f"{policy.model._meta.label}.{name}: no source {m}.", id="core.E004") for m in missing
            ]
    return errors


@register
def every_model_is_tracked(app_configs, **_) -> list[Error]:
    """E005: no history and no reason. E006: history that a trigger could not write whole."""
    errors = []
    for model in house_models():
        is_tracked = hasattr(model._meta, "simple_history_manager_attribute")
        if not is_tracked and model._meta.label not in UNTRACKED:
            errors.append(Error(f"{model._meta.label} has no history and no reason.", id="core.E005"))
        untracked_links = [
            f
            for f in model._meta.local_many_to_many
            if f.remote_field.through and f.remote_field.through._meta.auto_created
        ]
        if is_tracked and model._meta.label != "accounts.User" and untracked_links:
            errors.append(
                Error(f"{model._meta.label} has a many-to-many without tracked model.", id="core.E006")
            )
        if is_tracked and model._meta.parents:
            errors.append(Error(f"{model._meta.label} inherits from a table.", id="core.E006"))
    return errors


@register
def every_file_is_named_to_the_sweep(app_configs, **_) -> list[Error]:
    """E008: a column names sealed files and the sweep does not ask it, so it would take them for orphans."""
    known = registered_file_columns()
    return [
        Error(f"{model._meta.label}.file_id is not registered: its files would be deleted.", id="core.E008")
        for model in house_models()
        if any(field.name == "file_id" for field in model._meta.concrete_fields)
        and known.get(model) != "file_id"
    ]


def url_names(resolver=None, namespace: str = "") -> Iterator[str]:
    """Every URL name of the site, with its namespace; unnamed patterns as their pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from url_names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join(filter(None, [namespace, pattern.name or str(pattern.pattern)]))


@register
def every_url_is_classified(app_configs, **_) -> list[Error]:
    """E007: an address nobody classified as public or for roles."""
    missing = sorted({name for name in url_names() if class_of_url(name) is None})
    return [Error(f"URL {name} is not classified.", id="core.E007") for name in missing]

"""Two worlds that differ only in what a viewer may not see must look the same to that viewer, to the byte.

This finds what no canary can: an order, a count, a colour or a sentence that depends on a hidden
flag, choice, number or instant.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import models, transaction

from core.access.policy import all_policies
from core.db import system_context

from .canaries import TEXT
from .planting import Garden
from .viewers import Viewer

Flip = Callable[[Any], Any]


def other_value(field: models.Field, value: Any) -> Any:
    """A different value of the same kind; the same one where there is none."""
    if field.choices:
        return next((key for key, _ in field.flatchoices if key not in (value, "")), value)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return (value + dt.timedelta(hours=3)) if value else value
    if isinstance(field, models.DateField):
        return (value + dt.timedelta(days=9)) if value else value
    if isinstance(field, models.IntegerField | models.DecimalField):
        return (value + 1) if value is not None else value
    if isinstance(field, TEXT) and isinstance(value, str):
        return value + "y" if field.max_length is None or len(value) < field.max_length else value
    return value


def flippable(field: models.Field) -> bool:
    """Columns whose value means something to a reader; keys and links stay."""
    return not (field.primary_key or field.is_relation or isinstance(field, models.UUIDField))


def flip_hidden(viewer: Viewer, gardens: list[Garden], allowed: list[set[tuple[str, str]]]) -> int:
    """Change every column the viewer may not read, in every planted row; how many were changed."""
    changed = 0
    with system_context("crawl.flip", actor="system:leak_crawl"):
        for garden, readable in zip(gardens, allowed, strict=True):
            for policy in all_policies():
                row = garden.rows.get(policy.model._meta.label)
                if row is not None:
                    changed += _flip_row(policy, row, readable)
    return changed


def _flip_row(policy: Any, row: models.Model, readable: set[tuple[str, str]]) -> int:
    changed = 0
    for name in policy.fields:
        field = policy.model._meta.get_field(name)
        is_system = str(policy.class_of(name)) == "system"
        if is_system or (policy.model._meta.label, name) in readable or not flippable(field):
            continue
        changed += _set(policy.model, row, field)
    return changed


def _set(model: type[models.Model], row: models.Model, field: Any) -> int:
    old = getattr(row, field.name)
    new = other_value(field, old)
    if new == old:
        return 0
    value = field.sealed_for(row, new) if hasattr(field, "sealed_for") else new
    try:
        with transaction.atomic():
            return model._default_manager.filter(pk=row.pk).update(**{field.name: value})
    except Exception:  # noqa: BLE001
        # A constraint ties this column to another one: the pair cannot differ alone.
        return 0

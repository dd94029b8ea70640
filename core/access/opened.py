"""Classes of data opened on single records for a while: by an answered request, or by break-glass."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db.models.functions import Now

from core.context import current


def opened_classes(user: Any, model_label: str) -> dict[str, frozenset[str]]:
    """For one model: record -> classes open to the user now; one query a request for all models."""
    cache = current().cache
    key = ("opened", getattr(user, "pk", None))
    if key not in cache:
        cache[key] = _load(user)
    return cache[key].get(model_label, {})


def _load(user: Any) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    if not getattr(user, "is_authenticated", False):
        return found
    grants = apps.get_model("core", "FieldGrant").objects.filter(user=user, until__gt=Now(), ended_at=None)
    for label, record, field_class in grants.values_list("model_label", "object_id", "field_class"):
        known = found[label].get(str(record), frozenset())
        found[label][str(record)] = known | {field_class}
    return found

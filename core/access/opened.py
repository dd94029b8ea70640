"""Classes of data opened on single records for a while: by an answered request, or by break-glass."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.functions import Now

from core.together import Reader, ask, once, run


def opened_classes(user: Any, model_label: str) -> dict[str, frozenset[str]]:
    """For one model: record -> classes open to the user now; one query a request for all models."""
    return run(opening(user)).get(model_label, {})


def opening(user: Any) -> Reader[dict[str, dict[str, frozenset[str]]]]:
    """The same for all models, as a reader: have it at hand before others read what may be opened."""
    return once(("opened", getattr(user, "pk", None)), lambda: _read(user))


def _read(user: Any) -> Reader[dict[str, dict[str, frozenset[str]]]]:
    is_somebody = getattr(user, "is_authenticated", False)
    return _by_model((yield from ask(_live_grants(user))) if is_somebody else [])


def _live_grants(user: Any) -> QuerySet:
    live = apps.get_model("core", "FieldGrant").objects.filter(user=user, until__gt=Now(), ended_at=None)
    return live.only("model_label", "object_id", "field_class")


def _by_model(grants: Iterable[Any]) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for one in grants:
        known = found[one.model_label].get(str(one.object_id), frozenset())
        found[one.model_label][str(one.object_id)] = known | {one.field_class}
    return found

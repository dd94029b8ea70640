"""Seeing is recorded: openings, lists, downloads and exports, once a request, in its transaction."""

from collections.abc import Iterable
from typing import Any

from core.context import current

from .seen import Seen


def record_open(user: Any, seen: Seen, why: str = "", kind: str = "open") -> None:
    """Note that a user opened one record, with the classes of data it was shown with."""
    classes = sorted({str(seen._policy.class_of(name)) for name in seen._readable & seen._loaded})
    record(user, kind, seen.model_label, str(seen.pk), classes=classes, why=why)


def record_list(user: Any, kind: str, answers: Iterable[Seen]) -> None:
    """Note which records a list, search or export showed."""
    rows = list(answers)
    if rows:
        first = rows[0]
        classes = sorted({str(first._policy.class_of(name)) for name in first._readable & first._loaded})
        ids = [str(one.pk) for one in rows]
        record(user, kind, first.model_label, "", classes=classes, object_ids=ids)


def record(
    user: Any,
    kind: str,
    model_label: str,
    object_id: str,
    *,
    classes: Iterable[str] = (),
    why: str = "",
    object_ids: Iterable[str] = (),
) -> None:
    """Note a reading; the same one twice in a request is kept once."""
    event: dict[str, Any] = {
        "user_id": getattr(user, "pk", None),
        "kind": kind,
        "model_label": model_label,
        "object_id": object_id,
        "object_ids": list(object_ids),
        "classes": list(classes),
        "why": why,
    }
    current().reads.setdefault((kind, model_label, object_id or ",".join(event["object_ids"][:1])), event)

"""Refused attempts are kept: collected on the request and written when its transaction ends."""

from collections.abc import Iterable
from typing import Any

from core.context import current


def refuse(user: Any, kind: str, model_label: str, pk: Any, names: Iterable[str]) -> None:
    """Note an attempt at what the user may not do (names of columns, never values)."""
    current().refusals.append(
        {
            "user_id": getattr(user, "pk", None),
            "kind": kind,
            "model_label": model_label,
            "object_id": "" if pk is None else str(pk),
            "names": sorted(names),
        }
    )

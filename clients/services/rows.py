"""What the verbs share: a row under a client is added and ended the same way everywhere."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model

from clients.models import Client
from core.access import lock, require_create, save_changes
from core.clock import today
from core.forms.text import clean_text
from core.posts import once

Row = TypeVar("Row", bound=Model)


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values with their words cleaned: one spelling of each letter, nothing unseen, no spaces around."""
    return {name: clean_text(v).strip() if isinstance(v, str) else v for name, v in values.items()}


def add_row(
    model: type[Row], client: Client, values: Mapping[str, Any], *, by: Any, computed: Mapping[str, Any] = {}
) -> Row:
    """A new row under a client the user reaches; to be called inside `acting`.

    `values` may hold the form's `idempotency_key`: the second post with it gets the first one's row.
    """
    own = {name: value for name, value in values.items() if name != "idempotency_key"}
    require_create(by, model, set(own))

    def make() -> str:
        row = model(client=client, **cleaned(own), **computed)
        row.full_clean()
        row.save()
        return str(row.pk)

    key = values.get("idempotency_key")
    pk = once(key, by=by, action=f"clients.add_{model._meta.model_name}", make=make)
    return model._default_manager.get(pk=pk)


def end(
    model: type[Row],
    pk: Any,
    *,
    by: Any,
    version: int | None,
    values: Mapping[str, Any] | None = None,
    on: dt.date | None = None,
) -> Row:
    """End a row: `ended_on` is today unless said; to be called inside `acting`."""
    row = lock(model, pk, by=by, version=version)
    save_changes(row, {"ended_on": on or today(), **cleaned(values or {})}, by=by)
    return row

"""The record itself, nationalities, languages and numbers."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from clients.models import Client, ClientIdentifier, ClientLanguage, ClientNationality
from clients.rules import fold_digits, fold_number
from core.access import lock, save_changes
from core.clock import today
from core.db import acting

from .births import birth_values
from .rows import add_row, cleaned, end

# Set by their own verbs, so that one rule decides what lists show.
NOT_HERE = frozenset({"reference", "display_name", "is_name_hidden", "code_name"})
RULES = frozenset({"may_call", "may_leave_voicemail", "may_text", "may_say_who_we_are", "may_write_home"})


def change_client(
    *, client_id: Any, version: int | None, by: Any, birth: Mapping[str, Any] | None = None, **changes: Any
) -> Client:
    """Set columns of a client's record; `birth` as for `create_client`.

    Raises:
        Conflict: somebody saved the record since the form was opened.
    """
    if NOT_HERE & set(changes):
        raise TypeError(f"Names have verbs of their own: {sorted(NOT_HERE & set(changes))}")
    values = cleaned(changes) | birth_values(birth)
    with acting(by, "clients.change_client"):
        client = lock(Client, client_id, by=by, version=version)
        save_changes(client, values, by=by, computed=_computed(client, values))
    return client


def _computed(client: Client, values: Mapping[str, Any]) -> dict[str, Any]:
    computed: dict[str, Any] = {}
    if "phone" in values:
        computed["phone_digits"] = fold_digits(values["phone"])
    if values.get("address", client.address) != client.address:
        computed["address_changed_on"] = today()
    touched = {name for name in RULES & set(values) if values[name] != getattr(client, name)}
    if touched and "contact_checked_on" not in values:
        computed["contact_checked_on"] = today()
    return computed


def identifier_keys(values: Mapping[str, Any]) -> dict[str, Any]:
    """The folded number, for matching."""
    key = fold_number(values.get("number") or "")
    if not key:
        raise ValidationError({"number": _("Enter the number as it stands on the paper")})
    return {"number_key": key}


def add_identifier(*, client_id: Any, by: Any, **values: Any) -> ClientIdentifier:
    """One more number on a paper."""
    with acting(by, "clients.add_identifier"):
        client = lock(Client, client_id, by=by)
        return add_row(ClientIdentifier, client, values, by=by, computed=identifier_keys(values))


def add_language(*, client_id: Any, by: Any, **values: Any) -> ClientLanguage:
    """One more language."""
    with acting(by, "clients.add_language"):
        return add_row(ClientLanguage, lock(Client, client_id, by=by), values, by=by)


def add_nationality(*, client_id: Any, by: Any, **values: Any) -> ClientNationality:
    """One more nationality, or that there is none."""
    with acting(by, "clients.add_nationality"):
        return add_row(ClientNationality, lock(Client, client_id, by=by), values, by=by)


def end_row(model: type[Model], *, row_id: Any, by: Any, version: int | None = None) -> Model:
    """A language, nationality or number that no longer holds: ended, never deleted."""
    with acting(by, f"clients.end_{model._meta.model_name}"):
        return end(model, row_id, by=by, version=version)

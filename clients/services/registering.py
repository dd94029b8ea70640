"""A new client: after a search, with everything known at the door."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from clients.models import Client, ClientIdentifier, ClientLanguage, ClientName, ClientNationality, Household
from clients.models.households import Relationship
from clients.rules import fold_digits
from core.access import require_create
from core.access.grants import grant
from core.clock import today
from core.db import acting
from core.posts import next_reference, once

from .births import birth_values
from .households import add_member
from .identity import identifier_keys
from .names import name_keys, shown_name
from .rows import add_row, cleaned

CONTACT_RULES = (
    "may_call",
    "may_leave_voicemail",
    "may_text",
    "may_say_who_we_are",
    "may_write_home",
    "contact_hours",
    "contact_language",
    "contact_note",
    "contact_review_on",
)


def create_client(
    *,
    by: Any,
    names: Sequence[Mapping[str, Any]],
    birth: Mapping[str, Any] | None = None,
    phone: str = "",
    contact_rules: Mapping[str, Any] | None = None,
    languages: Iterable[str | Mapping[str, Any]] = (),
    gender: str = "",
    nationalities: Iterable[str | Mapping[str, Any]] = (),
    identifiers: Iterable[Mapping[str, Any]] = (),
    household: Household | None = None,
    relationship: str = Relationship.OTHER,
    source: Model | None = None,
    idempotency_key: uuid.UUID | str | None = None,
    **values: Any,
) -> Client:
    """A new client with names, languages, nationalities and numbers; whoever makes it is on it.

    `names` are dicts of kind, full_name and, if known, given_name, family_name, script, language,
    is_display; `birth` of year, month, day, precision; `contact_rules` of the columns in CONTACT_RULES;
    `languages` and `nationalities` are codes or dicts of columns; `values` are further columns.

    Raises:
        ValidationError: no name, an impossible birth date, a code nobody knows.
        Refused: the user may not make clients or set one of the columns.
    """
    rows: dict[type[Model], list[Any]] = {
        ClientName: list(names),
        ClientLanguage: _coded("language", languages),
        ClientNationality: _coded("country", nationalities),
        ClientIdentifier: list(identifiers),
    }
    given = {"phone": phone, "gender": gender, **values, **birth_values(birth)}
    # What was left empty is not set, so that nobody needs the right to set it.
    own = {name: value for name, value in given.items() if value not in ("", None)} | _rules(contact_rules)

    def make() -> str:
        client = _insert(by, rows, own, source)
        if household:
            add_member(household, client, relationship, by=by)
        return str(client.pk)

    with acting(by, "clients.create_client"):
        pk = once(idempotency_key, by=by, action="clients.create_client", make=make)
        return Client.objects.get(pk=pk)


def _rules(given: Mapping[str, Any] | None) -> dict[str, Any]:
    """Contact rules of known names; whoever gives any says they were asked today."""
    if not given:
        return {}
    checked: dt.date = given.get("contact_checked_on") or today()
    return {name: given[name] for name in CONTACT_RULES if name in given} | {"contact_checked_on": checked}


def _coded(column: str, rows: Iterable[str | Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows from codes or dicts; the first language is the first one unless somebody said which."""
    found: list[dict[str, Any]] = [dict(row) if isinstance(row, Mapping) else {column: row} for row in rows]
    if column == "language" and found and not any(row.get("is_first") for row in found):
        found[0]["is_first"] = True
    return found


def _insert(by: Any, rows: dict[type[Model], list], own: dict[str, Any], source: Model | None) -> Client:
    if not rows[ClientName]:
        raise ValidationError({"full_name": _("Enter at least one name, for example the name they use")})
    require_create(by, Client, {"display_name", *own})
    client = Client(**cleaned(own))
    client.reference = next_reference("P")
    client.phone_digits = fold_digits(client.phone)
    client.source_kind, client.source_id = (source._meta.label_lower, source.pk) if source else ("", None)
    names = _with_display(rows.pop(ClientName))
    client.display_name = shown_name(next(name for name in names if name["is_display"]))
    client.full_clean()
    client.save()
    for name in names:
        add_row(ClientName, client, name, by=by, computed=name_keys(name))
    _add_others(client, rows, by)
    if not Client.objects.visible_to(by).filter(pk=client.pk).exists():
        grant([client], users=[by], source=client, by=by)
    return client


def _with_display(names: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Exactly one name is the one we use: the first marked, else the first used, else the first."""
    rows = [cleaned(name) for name in names]
    marked = [row for row in rows if row.get("is_display")]
    used = [row for row in rows if row.get("kind", ClientName.Kind.USED) == ClientName.Kind.USED]
    chosen = (marked or used or rows)[0]
    return [row | {"is_display": row is chosen} for row in rows]


def _add_others(client: Client, rows: dict[type[Model], list], by: Any) -> None:
    for model, found in rows.items():
        for row in found:
            computed = identifier_keys(row) if model is ClientIdentifier else {}
            add_row(model, client, row, by=by, computed=computed)

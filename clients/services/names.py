"""Names: adding, ending, choosing the one we use, hiding it behind a code and opening it again."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from clients.models import Client, ClientName, NameReveal
from clients.rules import fold_name, sound_of
from clients.rules.naming import with_surname_in_capitals
from core.access import Refused, lock, policy_of, record, refuse, save_changes
from core.clock import now
from core.db import acting
from core.writing import language_of, script_of

from .rows import add_row, cleaned, end

REVEALED_FOR = dt.timedelta(minutes=10)


def shown_name(name: Mapping[str, Any]) -> str:
    """A name as lists show it: the person's own order, the family name in capitals."""
    return with_surname_in_capitals(name.get("full_name") or "", name.get("family_name") or "")


def name_keys(name: Mapping[str, Any]) -> dict[str, Any]:
    """What is worked out from a name: how it sounds, and its script and language where nobody said."""
    full = cleaned(name).get("full_name") or ""
    keys: dict[str, Any] = {"search_key": fold_name(full), "sound_key": sound_of(full)}
    if not name.get("script"):
        keys["script"] = script_of(full)
    if not name.get("language"):
        keys["language"] = language_of(full)
    return {key: value for key, value in keys.items() if key not in name}


def add_name(*, client_id: Any, by: Any, **name: Any) -> ClientName:
    """One more name; with `is_display` it becomes the one we use."""
    wanted = {**name, "is_display": False}
    with acting(by, "clients.add_name"):
        client = lock(Client, client_id, by=by)
        row = add_row(ClientName, client, wanted, by=by, computed=name_keys(name))
        if name.get("is_display"):
            _make_display(client, row, by)
    return row


def choose_name(*, name_id: Any, by: Any) -> ClientName:
    """Make a name the one lists and pages show."""
    with acting(by, "clients.choose_name"):
        row = lock(ClientName, name_id, by=by)
        _make_display(lock(Client, row.client_id, by=by), row, by)
    return row


def end_name(*, name_id: Any, by: Any, version: int | None = None) -> ClientName:
    """A name no longer used; the one we show cannot go before another takes its place."""
    with acting(by, "clients.end_name"):
        if lock(ClientName, name_id, by=by, version=version).is_display:
            raise ValidationError(_("Choose another name to show first"))
        return end(ClientName, name_id, by=by, version=version)


def hide_name(*, client_id: Any, version: int | None, code_name: str, by: Any) -> Client:
    """Show a code instead of the name everywhere; the names stay, opened one by one with a reason."""
    code = cleaned({"code": code_name})["code"]
    if not code:
        raise ValidationError({"code_name": _("Enter a code name, for example Kingfisher")})
    with acting(by, "clients.hide_name"):
        client = lock(Client, client_id, by=by, version=version)
        save_changes(
            client,
            {"is_name_hidden": True, "code_name": code},
            by=by,
            computed={"display_name": code},
        )
    return client


def show_name(*, client_id: Any, version: int | None, by: Any) -> Client:
    """End the code-name mode."""
    with acting(by, "clients.show_name"):
        client = lock(Client, client_id, by=by, version=version)
        name = client.names.filter(is_display=True, ended_on=None).first()
        if name is None:
            raise ValidationError(_("Add a name to this file first, then show it."))
        shown = with_surname_in_capitals(name.full_name, name.family_name)
        save_changes(client, {"is_name_hidden": False}, by=by, computed={"display_name": shown})
    return client


def reveal_name(*, client_id: Any, reason: str, by: Any) -> NameReveal:
    """Open a hidden client's names to one user for ten minutes; kept with the reason."""
    words = cleaned({"reason": reason})["reason"]
    if not words:
        raise ValidationError({"reason": _("Say why you need the name, for example a call back today")})
    with acting(by, "clients.reveal_name", reason=words):
        client = lock(Client, client_id, by=by)
        if "full_name" not in policy_of(ClientName).readable(by):
            refuse(by, "reveal", "clients.client", client.pk, ["full_name"])
            raise Refused
        reveal = NameReveal(client=client, user=by, reason=words, until=now() + REVEALED_FOR)
        reveal.full_clean()
        reveal.save()
        record(by, "reveal", "clients.client", str(client.pk), classes=["identity"], why=words)
    return reveal


def _make_display(client: Client, name: ClientName, by: Any) -> None:
    if name.is_display:
        return
    for row in client.names.select_for_update().filter(is_display=True, ended_on=None):
        save_changes(row, {"is_display": False}, by=by)
    save_changes(name, {"is_display": True}, by=by)
    if not client.is_name_hidden:
        shown = with_surname_in_capitals(name.full_name, name.family_name)
        save_changes(client, {"display_name": shown}, by=by)

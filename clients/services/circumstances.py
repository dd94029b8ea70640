"""Alerts, specific needs, family elsewhere, detention and recognizance."""

import datetime as dt
from typing import Any

from clients.models import Alert, Client, DetentionSpan, Recognizance, Relative, SpecificNeed
from core.access import lock, save_changes
from core.clock import today
from core.db import acting

from .rows import add_row, end


def set_alert(
    *,
    client_id: Any,
    severity: str,
    text: str,
    by: Any,
    review_on: dt.date | None = None,
    owner: Any = None,
    idempotency_key: Any = None,
) -> Alert:
    """A warning on every page of the client; whoever sets it owns it unless said."""
    values = {"severity": severity, "text": text, "review_on": review_on, "owner": owner or by}
    values["idempotency_key"] = idempotency_key
    with acting(by, "clients.set_alert"):
        return add_row(Alert, lock(Client, client_id, by=by), values, by=by)


def end_alert(*, alert_id: Any, reason: str, by: Any, version: int | None = None) -> Alert:
    """Take a warning down, and say why."""
    with acting(by, "clients.end_alert"):
        return end(Alert, alert_id, by=by, version=version, values={"end_reason": reason})


def note_need(
    *, client_id: Any, code: str, by: Any, noted_on: dt.date | None = None, **values: Any
) -> SpecificNeed:
    """A specific need by its UNHCR code, from a day on."""
    values = {"code": code, "noted_on": noted_on or today(), **values}
    with acting(by, "clients.note_need"):
        return add_row(SpecificNeed, lock(Client, client_id, by=by), values, by=by)


def end_need(*, need_id: Any, by: Any, version: int | None = None) -> SpecificNeed:
    """A need that is over."""
    with acting(by, "clients.end_need"):
        return end(SpecificNeed, need_id, by=by, version=version)


def add_relative(*, client_id: Any, by: Any, **values: Any) -> Relative:
    """A family member who is no client."""
    with acting(by, "clients.add_relative"):
        return add_row(Relative, lock(Client, client_id, by=by), values, by=by)


def record_detention(*, client_id: Any, by: Any, **values: Any) -> DetentionSpan:
    """A time in detention; refused where it overlaps with another one."""
    with acting(by, "clients.record_detention"):
        return add_row(DetentionSpan, lock(Client, client_id, by=by), values, by=by)


def release_from_detention(
    *, detention_id: Any, on: dt.date, release: str, by: Any, version: int | None = None
) -> DetentionSpan:
    """The day somebody came out, and how."""
    with acting(by, "clients.release_from_detention"):
        return end(DetentionSpan, detention_id, by=by, version=version, on=on, values={"release": release})


def record_recognizance(*, client_id: Any, by: Any, **values: Any) -> Recognizance:
    """A recognizance paper and when to report next; the one before ends the day this one starts."""
    with acting(by, "clients.record_recognizance"):
        client = lock(Client, client_id, by=by)
        for earlier in client.recognizances.filter(ended_on=None, started_on__lt=values["started_on"]):
            save_changes(earlier, {"ended_on": values["started_on"]}, by=by)
        return add_row(Recognizance, client, values, by=by)


def end_recognizance(
    *, recognizance_id: Any, by: Any, on: dt.date | None = None, version: int | None = None
) -> Recognizance:
    """A recognizance no longer in force."""
    with acting(by, "clients.end_recognizance"):
        return end(Recognizance, recognizance_id, by=by, version=version, on=on)

"""Verbs of clients: every change of a person's record goes through here."""

from .circumstances import (
    add_relative,
    end_alert,
    end_need,
    end_recognizance,
    note_need,
    record_detention,
    record_recognizance,
    release_from_detention,
    set_alert,
)
from .consents import record_consent, withdraw_consent
from .households import join_by_reference, join_household, leave_household, open_household
from .identity import add_identifier, add_language, add_nationality, change_client, end_row
from .names import add_name, choose_name, end_name, hide_name, reveal_name, show_name
from .registering import create_client
from .stepping_aside import step_aside

__all__ = [
    "add_identifier",
    "add_language",
    "add_name",
    "add_nationality",
    "add_relative",
    "change_client",
    "choose_name",
    "create_client",
    "end_alert",
    "end_name",
    "end_need",
    "end_recognizance",
    "end_row",
    "hide_name",
    "join_by_reference",
    "join_household",
    "leave_household",
    "note_need",
    "open_household",
    "record_consent",
    "record_detention",
    "record_recognizance",
    "release_from_detention",
    "reveal_name",
    "set_alert",
    "show_name",
    "step_aside",
    "withdraw_consent",
]

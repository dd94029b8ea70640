"""Which acts a user may see offered; the services check again, column by column."""

from typing import Any

from core.access import is_role

from .roles import ACCEPTERS, OVERRIDERS, SENDERS, TRIAGE, UNDOERS


def may_refer(user: Any) -> bool:
    """Whether the user may fill in a form: visitors, partners, and the desk on somebody's behalf."""
    return not getattr(user, "is_authenticated", False) or is_role(user, SENDERS)


def may_triage(user: Any) -> bool:
    """Whether the user reads and answers what comes in."""
    return is_role(user, TRIAGE)


def may_accept(user: Any) -> bool:
    """Whether the user may take people in."""
    return is_role(user, ACCEPTERS)


def may_undo(user: Any) -> bool:
    """Whether the user may undo an answer."""
    return is_role(user, UNDOERS)


def may_override_consent(user: Any) -> bool:
    """Whether the user may accept somebody who could not be asked."""
    return is_role(user, OVERRIDERS)

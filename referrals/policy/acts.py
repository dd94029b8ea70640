"""Which acts a user may see offered; the services check again, column by column."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from core.access import is_role

from .roles import ACCEPTERS, OVERRIDERS, SENDERS, SENT_UP_TO, TRIAGE, UNDOERS


def may_refer(user: Any) -> bool:
    """Whether the user may fill in a form: visitors, partners, and the desk on somebody's behalf."""
    return not getattr(user, "is_authenticated", False) or is_role(user, SENDERS)


def may_triage(user: Any) -> bool:
    """Whether the user reads and answers what comes in."""
    return is_role(user, TRIAGE)


def may_accept(user: Any) -> bool:
    """Whether the user may take people in."""
    return is_role(user, ACCEPTERS)


def may_settle_conflicts(user: Any) -> bool:
    """Whether conflicts sent up wait for the user."""
    return is_role(user, SENT_UP_TO)


def may_undo(user: Any) -> bool:
    """Whether the user may undo an answer."""
    return is_role(user, UNDOERS)


def may_override_consent(user: Any) -> bool:
    """Whether the user may accept somebody who could not be asked."""
    return is_role(user, OVERRIDERS)


def accepting_users() -> QuerySet[User]:
    """Everybody who takes people in; to be asked in a trusted context."""
    return User.objects.filter(role__in=ACCEPTERS, is_active=True)


def overriding_users() -> QuerySet[User]:
    """Everybody a conflict may be sent up to; to be asked in a trusted context."""
    return User.objects.filter(role__in=SENT_UP_TO, is_active=True)

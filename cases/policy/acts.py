"""Which acts a user may see offered; the services check again, column by column."""

from typing import Any

from accounts.policy import LEGAL, OVERSIGHT
from cases.policy.access import ASSIGNERS, CASE_ROLES, OPENERS
from core.access import is_role


def may_see_cases(user: Any) -> bool:
    """Whether the user has a list of cases at all."""
    return is_role(user, CASE_ROLES)


def may_see_deadlines(user: Any) -> bool:
    """Whether the user has a list of deadlines over several cases."""
    return is_role(user, LEGAL | OVERSIGHT)


def may_open_cases(user: Any) -> bool:
    """Whether the user takes cases in."""
    return is_role(user, OPENERS)


def may_record(user: Any) -> bool:
    """Whether the user records events, notes and dates in the cases they reach."""
    return is_role(user, LEGAL)


def may_confirm(user: Any, entered_by_id: Any) -> bool:
    """Whether the user may be the second person for a date somebody entered."""
    return is_role(user, LEGAL) and user.pk != entered_by_id


def may_answer_review(user: Any) -> bool:
    """Whether the user may say if a deadline moves."""
    return is_role(user, LEGAL)


def may_assign(user: Any) -> bool:
    """Whether the user puts people on cases."""
    return is_role(user, ASSIGNERS)


def may_keep_rules(user: Any) -> bool:
    """Whether the user keeps the rule book and the closed days."""
    return is_role(user, OVERSIGHT)

"""Which acts a user may see offered; the services check again, column by column."""

from typing import Any

from accounts.policy import FRONT_LINE, LEGAL, OUTSIDE, OVERSIGHT
from core.access import is_role
from documents.policy.letters import ISSUERS


def may_describe(user: Any) -> bool:
    """Whether the user corrects what is said about a paper."""
    return is_role(user, FRONT_LINE)


def may_prove(user: Any) -> bool:
    """Whether the user says that a paper proves an event."""
    return is_role(user, LEGAL)


def may_issue(user: Any) -> bool:
    """Whether the user sends letters from templates."""
    return is_role(user, ISSUERS)


def may_write_templates(user: Any) -> bool:
    """Whether the user writes the words of templates."""
    return is_role(user, OVERSIGHT)


def copies_only(user: Any) -> bool:
    """Whether the user gets a stamped copy without metadata instead of the paper itself."""
    return is_role(user, OUTSIDE)

"""Which acts a user may see offered; the services check again, column by column."""

from typing import Any

from accounts.policy import FRONT_LINE, OUTSIDE
from core.access import is_role
from documents.policy.papers import UPLOADERS


def may_upload(user: Any) -> bool:
    """Whether the user puts papers into the files they reach."""
    return is_role(user, UPLOADERS)


def may_describe(user: Any) -> bool:
    """Whether the user corrects what is said about a paper."""
    return is_role(user, FRONT_LINE)


def copies_only(user: Any) -> bool:
    """Whether the user gets a stamped copy without metadata instead of the paper itself."""
    return is_role(user, OUTSIDE)

"""What planting has to know of single columns: values that steer the code and cannot be any word."""

from collections.abc import Callable
from typing import Any

Plain = dict[str, dict[str, Any | Callable[[Any], Any]]]

# Model -> column -> the value planted instead of a canary (a callable gets the garden).
PLAIN: Plain = {}

# Models planted by nobody: what makes them is the crawl's own doing.
SKIPPED: frozenset[str] = frozenset(
    {
        "accounts.User",
        "accounts.Organisation",
        "accounts.SignIn",
        "core.Draft",
        "core.IdempotencyKey",
        "core.Sequence",
    }
)

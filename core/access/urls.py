"""Every address is classified: public, for whoever signed in, or for named roles. Unclassified is closed."""

from collections.abc import Iterable, Mapping
from typing import Any

from .roles import role_of

PUBLIC = frozenset({"*public*"})
SIGNED_IN = frozenset({"*signed in*"})
_classes: dict[str, frozenset[str]] = {}


def classify_urls(namespace: str, classes: Mapping[str, Iterable[str]]) -> None:
    """Class an app's URL names: `classify_urls("cases", {"list": LEGAL, "detail": LEGAL | {...}})`."""
    for name, who in classes.items():
        _classes[f"{namespace}:{name}" if namespace else name] = frozenset(map(str, who))


def class_of_url(name: str) -> frozenset[str] | None:
    """Who may open a URL name; None when nobody classified it."""
    return _classes.get(name)


def classified_urls() -> dict[str, frozenset[str]]:
    """All classified names, for checks and for the crawl."""
    return dict(_classes)


def may_open(user: Any, name: str) -> bool:
    """Whether the user's role may open a URL name."""
    who = _classes.get(name, frozenset())
    if who == PUBLIC:
        return True
    if not getattr(user, "is_authenticated", False):
        return False
    return who == SIGNED_IN or role_of(user) in who

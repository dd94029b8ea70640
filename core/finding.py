"""One box for every file: apps tell how their records are found, the search page asks each of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from core.access import Seen, record_list


@dataclass(frozen=True)
class Hit:
    """One record found; `name` and `hint` may be `Restricted`."""

    reference: str
    url: str
    name: Any = ""
    hint: Any = ""


@dataclass(frozen=True, kw_only=True)
class Finder:
    """How one kind of record is found: `find(user, text)` gives what the user may see, `hit` how it is shown."""

    key: str
    title: str | Promise
    icon: str
    shown_to: Callable[[Any], bool]
    find: Callable[[Any, str], Iterable[Seen]]
    hit: Callable[[Seen], Hit]
    order: int = 100


@dataclass(frozen=True)
class Found:
    """What one finder found."""

    key: str
    title: str
    icon: str
    hits: list[Hit] = field(default_factory=list)


_finders: dict[str, Finder] = {}


def register_finder(finder: Finder) -> None:
    """Make a kind of record findable; apps call it from their `registry`."""
    _finders[finder.key] = finder


def find(user: Any, text: str) -> list[Found]:
    """What the user's search finds, kind by kind; the records shown are noted as read."""
    finders = sorted(_finders.values(), key=lambda one: (one.order, one.key))
    return [_found(one, user, text) for one in finders if one.shown_to(user)]


def only_reference(groups: list[Found], text: str) -> str:
    """The address of the one record whose reference was typed, when nothing else was found with it."""
    exact = [hit.url for group in groups for hit in group.hits if hit.reference.casefold() == text.casefold()]
    return exact[0] if len(exact) == 1 else ""


def _found(finder: Finder, user: Any, text: str) -> Found:
    seen = list(finder.find(user, text))
    record_list(user, "search", seen)
    return Found(finder.key, str(finder.title), finder.icon, [finder.hit(one) for one in seen])

"""Where a user may go: apps register entries when they start, pages show the ones a user may open."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

# Side bar, in the order shown; "outside" is the top bar of partners and lawyers.
SIDE_GROUPS = ("main", "services", "oversight")
# Groups whose entries stand for all the pages of their app; oversight's stand for themselves.
ROOMS = frozenset({"main", "services", "outside"})
GROUPS = frozenset({*SIDE_GROUPS, "outside", "new", "me", "bell"})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One place to go; `shown_to` comes from a policy, `keys` is a shortcut such as "g c"."""

    label: str | Promise
    url_name: str
    icon: str
    shown_to: Callable[[Any], bool]
    group: str = "main"
    order: int = 100
    count: Callable[[Any], int | None] | None = None
    urgent: bool = False
    keys: str = ""


@dataclass(frozen=True)
class Link:
    """An entry as one page shows it."""

    label: str
    url: str
    icon: str
    keys: str
    count: int | None
    urgent: bool
    is_current: bool


@dataclass(frozen=True)
class Bar:
    """A line under the top bar: something about the house that everybody on the page should know."""

    text: str | Promise
    tone: str = "soon"
    url: str = ""
    link: str | Promise = ""


_entries: dict[tuple[str, str], Entry] = {}
_bars: list[Callable[[HttpRequest], Bar | None]] = []


def register(*entries: Entry) -> None:
    """Add entries; a second registration of the same place in the same group replaces the first.

    Raises:
        ValueError: for a group no page shows.
    """
    for entry in entries:
        if entry.group not in GROUPS:
            raise ValueError(f"No page shows the navigation group {entry.group!r}.")
        _entries[entry.group, entry.url_name] = entry


def register_bar(source: Callable[[HttpRequest], Bar | None]) -> None:
    """Add a source of bars, asked once on every page of a signed-in user."""
    _bars.append(source)


def bars_for(request: HttpRequest) -> list[Bar]:
    """The bars that apply now."""
    return [bar for bar in (source(request) for source in _bars) if bar]


def links_for(request: HttpRequest) -> dict[str, list[Link]]:
    """The links the request's user may open, by group."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {group: [] for group in GROUPS}
    shown = [entry for entry in _sorted(_entries.values()) if entry.shown_to(user)]
    current = _current(shown, request)
    return {group: list(_links(shown, group, user, current)) for group in GROUPS}


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.order, entry.url_name))


def _links(shown: list[Entry], group: str, user: Any, current: str) -> Iterator[Link]:
    for entry in shown:
        if entry.group == group:
            yield Link(
                label=str(entry.label),
                url=reverse(entry.url_name),
                icon=entry.icon,
                keys=entry.keys,
                count=entry.count(user) if entry.count else None,
                urgent=entry.urgent,
                is_current=entry.url_name == current,
            )


def _current(shown: list[Entry], request: HttpRequest) -> str:
    """The entry this page belongs to: its own if it has one, else the first of its room."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    if any(match.view_name == entry.url_name for entry in shown if entry.group != "new"):
        return match.view_name
    room = f"{match.namespace}:"
    rooms = (entry.url_name for entry in shown if entry.group in ROOMS and match.namespace)
    return next((name for name in rooms if name.startswith(room)), "")

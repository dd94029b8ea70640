"""Where a user may go: apps register entries when they start, pages show the ones a user may open."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from core.one_statement import count_all

# Side bar, in the order shown; "outside" is the top bar of partners and lawyers.
SIDE_GROUPS = ("main", "services", "oversight")
# Groups whose entries stand for all the pages of their app; oversight's stand for themselves.
ROOMS = frozenset({"main", "services", "outside"})
GROUPS = frozenset({*SIDE_GROUPS, "outside", "new", "me", "bell"})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One place to go; `shown_to` comes from a policy, `keys` is a shortcut such as "g c".

    `counted(user)` gives the rows whose number stands beside the label, of those the user reaches.
    """

    label: str | Promise
    url_name: str
    icon: str
    shown_to: Callable[[Any], bool]
    group: str = "main"
    order: int = 100
    counted: Callable[[Any], QuerySet | None] | None = None
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


@dataclass(frozen=True)
class Shown:
    """What one page shows of it: links by group, and the bars that apply."""

    links: dict[str, list[Link]]
    bars: list[Bar]


_entries: dict[tuple[str, str], Entry] = {}
_bars: list[tuple[Bar, Callable[[], QuerySet]]] = []


def register(*entries: Entry) -> None:
    """Add entries; a second registration of the same place in the same group replaces the first.

    Raises:
        ValueError: for a group no page shows.
    """
    for entry in entries:
        if entry.group not in GROUPS:
            raise ValueError(f"No page shows the navigation group {entry.group!r}.")
        _entries[entry.group, entry.url_name] = entry


def register_bar(bar: Bar, when: Callable[[], QuerySet]) -> None:
    """Add a bar, shown on every page of a signed-in user while `when()` has rows; every role may read them."""
    _bars.append((bar, when))


def shown_on(request: HttpRequest) -> Shown:
    """Links the request's user may open, with their numbers, and bars; all of it in one statement."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Shown({group: [] for group in GROUPS}, [])
    entries = [entry for entry in _sorted(_entries.values()) if entry.shown_to(user)]
    counted = {entry: rows for entry in entries if (rows := _counted(entry, user)) is not None}
    numbers = iter(count_all([*counted.values(), *(when()[:1] for _, when in _bars)]))
    counts = dict(zip(counted, numbers, strict=False))
    bars = [bar for (bar, _), number in zip(_bars, numbers, strict=True) if number]
    current = _current(entries, request)
    return Shown({group: list(_links(entries, group, counts, current)) for group in GROUPS}, bars)


def _counted(entry: Entry, user: Any) -> QuerySet | None:
    return entry.counted(user) if entry.counted else None


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.order, entry.url_name))


def _links(entries: list[Entry], group: str, counts: dict[Entry, int], current: str) -> Iterator[Link]:
    for entry in entries:
        if entry.group == group:
            yield Link(
                label=str(entry.label),
                url=reverse(entry.url_name),
                icon=entry.icon,
                keys=entry.keys,
                count=counts.get(entry),
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

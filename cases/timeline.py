"""The chronology of a case, fed by every room that has something to tell.

An app on this floor or above registers a feeder when it starts:
`register_feeder(Feeder(key="documents", kind="document", feed=document_entries))`. A feed is a reader
(core/together.py): all of them are asked side by side. It asks its own policy and gives at most `limit`
entries older than `before`.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.access import Seen
from core.together import Reader, side_by_side

KINDS = {
    "milestone": _("Milestones"),
    "contact": _("Contact"),
    "task": _("Tasks"),
    "document": _("Documents"),
    "access": _("Access"),
    "money": _("Money"),
}
PAGE = 25


@dataclass(frozen=True)
class Link:
    """Somewhere to go from an entry."""

    label: str | Promise
    url: str
    icon: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the chronology; among `texts` may be restricted values, which show their chip.

    `who` is the key of the user to be named; `by` is what stands after the name.

    `look` is "milestone", "walled" (date and worker only) or "is-urgent".
    """

    on: dt.date
    at: dt.datetime | None = None
    icon: str
    title: Any
    who: Any = None
    by: str = ""
    texts: tuple[Any, ...] = ()
    look: str = ""
    badge: str = ""
    links: tuple[Link, ...] = field(default=())

    @property
    def order(self) -> tuple[dt.date, float]:
        """Newest first; within a day by the time, entries without one last."""
        return self.on, self.at.timestamp() if self.at else 0.0


Feed = Callable[[Any, Seen, dt.date | None, int], Reader[Iterable[Entry]]]


@dataclass(frozen=True, kw_only=True)
class Feeder:
    """A source of entries of one kind."""

    key: str
    kind: str
    feed: Feed


@dataclass(frozen=True)
class Chronology:
    """One page of the chronology; `earlier` is the day before which the next one goes on."""

    entries: list[Entry]
    earlier: dt.date | None


_feeders: dict[str, Feeder] = {}


def register_feeder(*feeders: Feeder) -> None:
    """Add sources; the same key replaces the first.

    Raises:
        ValueError: for a kind no page has a chip for.
    """
    for feeder in feeders:
        if feeder.kind not in KINDS:
            raise ValueError(f"The timeline has no kind {feeder.kind!r}.")
        _feeders[feeder.key] = feeder


def chronology(user: Any, case: Seen, *, show: str = "", before: dt.date | None = None) -> Reader[Chronology]:
    """What happened in a case as this user may see it, newest first, one page of whole days."""
    wanted = [feeder for feeder in _feeders.values() if show in {"", feeder.kind}]
    told = yield from side_by_side(*(feeder.feed(user, case, before, PAGE + 1) for feeder in wanted))
    return _page([entry for entries in told for entry in entries])


def _page(found: list[Entry]) -> Chronology:
    found.sort(key=lambda entry: entry.order, reverse=True)
    if len(found) <= PAGE:
        return Chronology(found, None)
    last_day = found[PAGE].on
    whole_days = [entry for entry in found[:PAGE] if entry.on > last_day]
    if whole_days:
        return Chronology(whole_days, whole_days[-1].on)
    one_day = [entry for entry in found if entry.on == last_day]
    return Chronology(one_day, last_day)

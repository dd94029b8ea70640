"""What the desk shows: apps register feeds, the desk asks each for what one user has to do now."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

SECTIONS = ("overdue", "due", "waiting", "new", "agenda")
WHOSE = ("mine", "team", "nobody")
# The most a feed brings: more is too much for one person, and the page says so.
MOST = 200


@dataclass(frozen=True, kw_only=True)
class DeskItem:
    """One thing to do: what, where it leads, since or until when, in words."""

    title: str | Promise
    url: str
    on: dt.date | None = None
    when: str | Promise = ""
    note: str | Promise = ""
    about: str | Promise = ""
    action: str | Promise = ""
    tone: str = ""


Feed = Callable[[Any, dt.date], list[DeskItem]]
_feeds: list[tuple[str, str, Feed]] = []
_homes: list[tuple[Callable[[Any], bool], str]] = []


def register_desk(section: str, feed: Feed, *, whose: str = "mine") -> None:
    """Add a feed to a section; `feed(user, today)` gives what is the user's, policies applied.

    `whose` puts it on another desk than one's own: the team's, or what is nobody's.

    Raises:
        ValueError: for a section or desk there is not.
    """
    if section not in SECTIONS or whose not in WHOSE:
        raise ValueError(f"The desk has no section {section!r} of {whose!r}.")
    if (whose, section, feed) not in _feeds:
        _feeds.append((whose, section, feed))


def desk_of(user: Any, today: dt.date, whose: str = "mine") -> dict[str, list[DeskItem]]:
    """Every section with its items, the earliest first."""
    desk: dict[str, list[DeskItem]] = {section: [] for section in SECTIONS}
    for of_whom, section, feed in _feeds:
        if of_whom == whose:
            desk[section] += feed(user, today)
    for items in desk.values():
        items.sort(key=lambda item: item.on or dt.date.max)
    return desk


def register_home(is_theirs: Callable[[Any], bool], url_name: str) -> None:
    """Where users for whom `is_theirs` (from a policy) start, instead of the desk."""
    _homes.append((is_theirs, url_name))


def home_of(user: Any) -> str | None:
    """The URL name a user starts at; None for the desk."""
    return next((url_name for is_theirs, url_name in _homes if is_theirs(user)), None)

"""What upper floors say of a client in one line: who looks after them, and what is due next.

The app that knows registers a source when it starts; the strip and the household table ask for it. A source
answers for many clients at once, and only with what the user may see.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Line:
    """One matter of a client: its reference and page, where it stands, and its next date, if any."""

    reference: str
    url: str
    stage: str
    owner: str = ""
    next_on: dt.date | None = None
    next_words: str = ""
    is_urgent: bool = False


Source = Callable[[Any, list[Any]], dict[Any, list[Line]]]
_sources: dict[str, Source] = {}


def register_summary(key: str, source: Source) -> None:
    """Add a source: (user, client keys) -> lines of each."""
    _sources[key] = source


def lines_of(user: Any, client_ids: Iterable[Any]) -> dict[Any, list[Line]]:
    """Every client's lines from every source, the next date first."""
    keys = list(client_ids)
    found: dict[Any, list[Line]] = {key: [] for key in keys}
    for source in _sources.values():
        for key, lines in source(user, keys).items():
            found[key] += lines
    return {key: sorted(lines, key=lambda line: line.next_on or dt.date.max) for key, lines in found.items()}

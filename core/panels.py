"""Panels an upper floor shows on a lower floor's page, without the lower floor knowing it.

The client page and the case page ask for what is registered on them; the app that owns a panel
registers it when it starts: `register(Panel(on="cases.case", key="documents", ...))`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from core.one_statement import Counted
from core.together import Reader, ask, run, side_by_side

AREAS = frozenset({"main", "side"})


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One panel: `key` is its id, its partial's name and the tail of its URL.

    `shown_to(user, record)` comes from a policy; `counted(user, record)` gives the rows whose number
    stands beside the title; `url_args(record)` gives the arguments of `url_name` (the record's key unless
    said).
    """

    on: str
    key: str
    title: str | Promise
    url_name: str
    shown_to: Callable[[Any, Any], bool]
    order: int = 100
    area: str = "main"
    tab: bool = True
    counted: Callable[[Any, Any], QuerySet] | None = None
    url_args: Callable[[Any], tuple[Any, ...]] = lambda record: (record.pk,)


@dataclass(frozen=True)
class ShownPanel:
    """A panel as one page shows it to one user."""

    key: str
    title: str
    url: str
    count: int | None
    area: str
    tab: bool


_panels: dict[tuple[str, str], Panel] = {}


def register(*panels: Panel) -> None:
    """Add panels; the same key on the same page replaces the first.

    Raises:
        ValueError: for an area no page has.
    """
    for panel in panels:
        if panel.area not in AREAS:
            raise ValueError(f"No page has the panel area {panel.area!r}.")
        _panels[panel.on, panel.key] = panel


def panels_for(on: str, user: Any, record: Any) -> list[ShownPanel]:
    """The panels of a page this user may see for this record, in order."""
    return run(reading_panels(on, user, record))


def reading_panels(on: str, user: Any, record: Any) -> Reader[list[ShownPanel]]:
    """The same as a reader."""
    ordered = sorted(_panels.values(), key=lambda panel: (panel.order, panel.key))
    wanted = [panel for panel in ordered if panel.on == on and panel.shown_to(user, record)]
    return (yield from side_by_side(*(_reading_panel(panel, user, record) for panel in wanted)))


def _reading_panel(panel: Panel, user: Any, record: Any) -> Reader[ShownPanel]:
    count = (yield from ask(Counted(panel.counted(user, record)))) if panel.counted else None
    return ShownPanel(
        key=panel.key,
        title=str(panel.title),
        url=reverse(panel.url_name, args=panel.url_args(record)),
        count=count,
        area=panel.area,
        tab=panel.tab,
    )

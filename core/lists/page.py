"""One page of a list as its template shows it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.access import Seen, may_open, record_list
from core.lists.asked import Asked
from core.lists.columns import Column
from core.lists.house_list import HouseList, list_address
from core.lists.saved import saved_views
from core.lists.searches import searched_text
from core.lists.table import COUNTED, HouseTable, page_of


@dataclass(frozen=True)
class View:
    """A saved view as a chip."""

    pk: Any
    name: str
    url: str
    is_current: bool


class ListPage:
    """Rows, table, filters, views and words of a list in one state, for one user."""

    do_not_call_in_templates = True

    def __init__(self, shown: HouseList, asked: Asked) -> None:
        self._shown, self._asked = shown, asked
        self._filters = shown.filter_set(asked)
        self._columns: list[Column] = shown.shown(asked)
        self.key, self.title, self.search_label = shown.key, shown.title, shown.search_label
        self.id = "list-" + shown.key.replace(".", "-")
        self.count, self.is_more = 0, False
        self._answers = self._read() if self._filters.is_valid() else []

    def _read(self) -> list[Seen]:
        shown, asked = self._shown, self._asked
        rows = shown.asked_rows(asked, self._filters)
        start = (asked.page - 1) * shown.page_size
        answers = shown.read(rows[start : start + shown.page_size], self._columns)
        self.count = len(answers)
        if asked.page > 1 or self.count == shown.page_size:
            counted = rows.order_by().values("pk")[: COUNTED + 1].count()
            self.count, self.is_more = min(counted, COUNTED), counted > COUNTED
        record_list(shown.user, "search" if asked.search else "list", answers)
        return answers

    @property
    def status(self) -> int:
        """422 where a filter was given something it does not offer."""
        return 200 if self._filters.is_valid() else 422

    @cached_property
    def table(self) -> HouseTable:
        table = HouseTable(self._shown, self._columns, self._answers, self._asked)
        table.page = page_of(self._asked, self._shown.page_size, self.count, self.is_more)
        if self.is_narrowed:
            table.empty_text = _("Nothing matches. Clear the filters to see the whole list.")
        return table

    @property
    def filter_form(self) -> Any:
        return self._filters.form

    @property
    def has_filters(self) -> bool:
        return bool(self._shown.open_filters)

    @property
    def can_search(self) -> bool:
        return bool(self._shown.searched)

    @property
    def has_tools(self) -> bool:
        """Whether there is anything to search, filter or choose by."""
        return self.can_search or self.has_filters or bool(self.views)

    @cached_property
    def search_text(self) -> str:
        """What was searched for, to stand in the box again."""
        asked = self._asked
        return searched_text(self._shown.user, asked.search, self.key) if asked.search else ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self._asked.search) or any(self._asked.filters.values())

    @property
    def heading(self) -> str:
        """How many there are, in words; past a thousand nobody counts."""
        if self.is_more:
            return _("More than 1,000 in the list")
        return ngettext("%(count)s in the list", "%(count)s in the list", self.count) % {"count": self.count}

    @property
    def columns(self) -> list[tuple[str, str, bool]]:
        """Name, words and whether shown, of each column the user may have."""
        offered = self._shown.offered.items()
        return [(name, one.heading(self._shown.model), one in self._columns) for name, one in offered]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Name and value of what a filter form carries along besides its own selects."""
        plain = [("sort", self._asked.sort), ("s", str(self._asked.search or ""))]
        return [(name, value) for name, value in plain if value] + [
            ("columns", name) for name in self._asked.columns
        ]

    @property
    def kept_for_columns(self) -> list[tuple[str, str]]:
        """The same for the form that chooses columns: filters instead of columns."""
        filters = [(name, value) for name, value in self._asked.filters.items() if value]
        return filters + [(name, value) for name, value in self.kept if name != "columns"]

    @property
    def query(self) -> str:
        """The list's state, without page."""
        return self._asked.query(page=1)

    @property
    def url(self) -> str:
        return list_address(type(self._shown))

    @property
    def url_without_search(self) -> str:
        return list_address(type(self._shown), self._asked.query(page=1, search=None))

    @property
    def can_export(self) -> bool:
        return self._shown.exportable and may_open(self._shown.user, "core:list_export")

    @cached_property
    def views(self) -> list[View]:
        """The user's views, the current one marked."""
        here = self._asked.query(page=1, search=None)
        return [
            View(one.pk, one.name, list_address(type(self._shown), one.query), one.query == here)
            for one in saved_views(self._shown.user, self.key)
        ]

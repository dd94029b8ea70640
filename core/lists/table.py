"""The table of a list, as django-tables2 and its template know it, without its cost per cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django_tables2 import Column as TableColumn
from django_tables2 import Table
from django_tables2.utils import OrderByTuple

from core.access import Seen
from core.lists.asked import PAGES, Asked
from core.lists.columns import Cells, Column
from core.lists.house_list import HouseList

COUNTED = 1000


@dataclass(frozen=True)
class Page:
    """One page as the table's template knows it; the last one reached is page 20."""

    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_next or self.has_previous

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1


class HouseTable(Table):
    """Rows are written once, by `Cells`; django-tables2 keeps headings, order and template."""

    caption: str = ""

    def __init__(self, shown: HouseList, columns: list[Column], answers: list[Seen], asked: Asked) -> None:
        heads = [(one.name, _head(shown, one)) for one in columns]
        super().__init__(
            [],
            extra_columns=heads,
            order_by_field="sort",
            page_field="page",
            empty_text=str(shown.empty_text),
        )
        self.caption = str(shown.title)
        self._order_by = OrderByTuple([asked.sort or shown.sort])
        self._written = list(_rows(shown, columns, answers))

    @property
    def paginated_rows(self) -> list[dict[str, Any]]:
        """Rows ready for the template."""
        return self._written


def _head(shown: HouseList, column: Column) -> TableColumn:
    classes = {"class": column.css} if column.css else {}
    return TableColumn(
        verbose_name=column.heading(shown.model),
        orderable=column.name in shown.sorts,
        attrs={"th": dict(classes), "td": dict(classes)},
    )


def _rows(shown: HouseList, columns: list[Column], answers: list[Seen]) -> Iterator[dict[str, Any]]:
    """Each row as the template takes it: written whole, because a template costs most per cell."""
    cells = [Cells(column, shown.model, shown.user) for column in columns]
    heads = [f'<td class="{escape(one.css)}">' if one.css else "<td>" for one in columns]
    for seen in answers:
        name = shown.row_class(seen)
        first = f'<tr data-row="1" class="{escape(name)}">' if name else '<tr data-row="1">'
        tds = [
            f"{head}{conditional_escape(cell.html(seen))}</td>"
            for head, cell in zip(heads, cells, strict=True)
        ]
        yield {"written": SafeString(f"{first}{''.join(tds)}</tr>")}


def page_of(asked: Asked, size: int, count: int, is_more: bool) -> Page:
    """The page asked for, with whether another one follows."""
    has_more = is_more or count > asked.page * size
    return Page(asked.page, has_more and asked.page < PAGES)

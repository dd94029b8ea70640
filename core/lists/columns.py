"""Columns of a list: which value they show, who may see and sort them, how a cell and an exported value look."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from core.access import Seen, may_open
from core.lists import paths
from core.sealed import SealedTextField
from core.templatetags.house import in_words, is_blank

Labels = Callable[[], Mapping[Any, Any]]


@dataclass(frozen=True)
class Column:
    """One column: a path of the policy, or a computed value under a name of its own.

    path: "reference", "client__display_name", a derived property, or the name of the computed value.
    sql: for a computed value, user -> expression; it can then be sorted and is exported fast.
    value: for a computed value, record -> what to show, from what the list's `prepare` attached.
    needs: columns a computed value comes from, "app.model.column"; each must be readable everywhere.
    url, url_args: makes the cell a link; arguments are paths on the record.
    labels: () -> code -> words, for codes whose words stand in a `Choice` list.
    text: value -> words, where the house's way of writing it is not enough (`hkd`).
    """

    path: str
    label: str | Promise = ""
    sql: Callable[[Any], Combinable] | None = None
    value: Callable[[Seen], Any] | None = None
    needs: tuple[str, ...] = ()
    url: str = ""
    url_args: tuple[str, ...] = ("pk",)
    labels: Labels | None = None
    text: Callable[[Any], Any] | None = None
    sortable: bool = True
    shown: bool = True
    css: str = ""

    @property
    def name(self) -> str:
        """How the address calls the column."""
        return self.path

    @property
    def is_computed(self) -> bool:
        return self.sql is not None or self.value is not None

    def heading(self, model: type[Model]) -> str:
        """The column's words: its own, or the model's."""
        field = None if self.label or self.is_computed else paths.field_of(model, self.path)
        words = str(self.label or getattr(field, "verbose_name", self.path))
        return words[:1].upper() + words[1:]

    def is_offered(self, user: Any, model: type[Model]) -> bool:
        """Whether the user may have the column at all."""
        if not all(paths.is_open_column(user, one) for one in self.needs):
            return False
        return self.is_computed or paths.is_offered(user, model, self.path)

    def is_open(self, user: Any, model: type[Model]) -> bool:
        """Whether the user may read the column on every row: what may be exported."""
        if self.is_computed:
            return self.is_offered(user, model)
        is_sealed = isinstance(paths.field_of(model, self.path), SealedTextField)
        return not is_sealed and self.is_offered(user, model) and paths.is_open(user, model, self.path)

    def is_sortable(self, user: Any, model: type[Model]) -> bool:
        """Whether the user may sort by the column: readable on every row, and known to the database."""
        if not (self.sortable and self.is_open(user, model)):
            return False
        return bool(self.sql) if self.is_computed else self.is_sortable_path(model)

    def is_sortable_path(self, model: type[Model]) -> bool:
        """Whether the path ends in a column, which the database knows, and not in a derived value."""
        return paths.field_of(model, self.path) is not None

    def expression(self, user: Any, model: type[Model]) -> Combinable:
        """The column in SQL."""
        return self.sql(user) if self.sql else paths.expression(user, model, self.path)

    def of(self, seen: Seen) -> Any:
        """The value on one record; `Restricted` where it may not be seen."""
        return self.value(seen) if self.value else along(seen, self.path)


def along(seen: Any, path: str) -> Any:
    """Follow a path over records; a missing record on the way gives None."""
    for step in path.split("__"):
        if seen is None:
            return None
        seen = getattr(seen, step)
    return seen


class Cells:
    """Writes one column's cells for one reader."""

    def __init__(self, column: Column, model: type[Model], user: Any) -> None:
        self.column, self.user = column, user
        field = None if column.is_computed else paths.field_of(model, column.path)
        words = column.labels() if column.labels else dict(getattr(field, "flatchoices", None) or ())
        # Said once: a translation looked up for each of a hundred thousand cells costs more than the query.
        self.words = {code: str(said) for code, said in words.items()}
        self.is_link = bool(column.url) and may_open(user, column.url)

    def html(self, seen: Seen) -> SafeString | str:
        """A cell of the page: words with their own direction, a chip, or a dash where nothing is recorded."""
        value = self.column.of(seen)
        if getattr(value, "is_restricted", False):
            return conditional_escape(value)
        if is_blank(value):
            # In a column of many rows the words would drown what is there; readers still hear them.
            said = gettext("Not recorded")
            return format_html(
                '<span class="muted" aria-hidden="true">–</span><span class="visually-hidden">{}</span>', said
            )
        words = value if isinstance(value, SafeString) else self._isolated(value)
        return format_html('<a href="{}">{}</a>', self._address(seen), words) if self.is_link else words

    def text(self, value: Any) -> Any:
        """A value in words: a code's label, yes and no, dates as the house writes them."""
        if self.column.text:
            return self.column.text(value)
        return self.words.get(value, value) if self.words and isinstance(value, str) else in_words(value)

    def exported(self, value: Any) -> Any:
        """A value for a file: dates, numbers and instants stay what they are, codes become words."""
        if type(value) is str:  # nearly every cell is one
            return self.words.get(value, value) if self.words else value
        if isinstance(value, bool):
            return in_words(value)
        if isinstance(value, list | tuple):
            return gettext(", ").join(str(self.words.get(part, part)) for part in value)
        return self.words.get(value, value) if self.words else value

    def _isolated(self, value: Any) -> SafeString:
        kept_together = ' class="nowrap"' if isinstance(value, date) else ""
        return SafeString(f'<bdi dir="auto"{kept_together}>{conditional_escape(self.text(value))}</bdi>')

    def _address(self, seen: Seen) -> str:
        return reverse(self.column.url, args=[along(seen, path) for path in self.column.url_args])

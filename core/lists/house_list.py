"""The base of every list: what is declared once, and what one user gets of it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Expression, F, Model, Q, QuerySet
from django.http import QueryDict
from django.urls import get_resolver, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from core.access import Seen, policy_of, read
from core.lists import paths
from core.lists.asked import Asked, parse
from core.lists.columns import Column
from core.lists.filters import Filter, FilterForm
from core.lists.searches import searched_text

_lists: dict[str, type["HouseList"]] = {}


class AskedFilters(FilterSet):
    """django-filter's set; its filters are put in for each user."""

    class Meta:
        form = FilterForm


class HouseList:
    """A list of records of one model; subclass it, declare, and give it to `answer_list`.

    An instance is the list as one user may have it. `key` names it in exports and saved views,
    `url_name` is the page that shows it (without arguments): whoever may not open that has no list.
    """

    key: ClassVar[str]
    url_name: ClassVar[str]
    model: ClassVar[type[Model]]
    title: ClassVar[str | Promise]
    columns: ClassVar[tuple[Column, ...]]
    filters: ClassVar[tuple[Filter, ...]] = ()
    search: ClassVar[tuple[str, ...]] = ()
    search_label: ClassVar[str | Promise] = _("Search this list")
    sort: ClassVar[str] = "-created_at"
    empty_text: ClassVar[str | Promise] = _("Nothing here yet.")
    page_size: ClassVar[int] = 50
    exportable: ClassVar[bool] = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "key" in cls.__dict__:
            _lists[cls.key] = cls

    def __init__(self, user: Any) -> None:
        self.user = user

    # ---- what a subclass may change

    def rows(self) -> QuerySet:
        """The rows the list is about, always from `visible_to`."""
        return self.model.objects.visible_to(self.user)  # type: ignore[attr-defined]

    def prepare(self, answers: list[Seen]) -> None:
        """Attach to one page of records what computed columns show, in a fixed number of queries."""

    def found(self, text: str) -> Q:
        """The rows a search finds: every word in some searched column."""
        hits = Q()
        for word in text.split()[:6]:
            one = Q(pk__in=[])
            for path in self.searched:
                one |= paths.condition(self.user, self.model, path, "icontains", word)
            hits &= one
        return hits

    def row_class(self, seen: Seen) -> str:
        """A CSS class of the whole row ("is-late"), empty for most."""
        return ""

    # ---- what this user may have

    @cached_property
    def offered(self) -> dict[str, Column]:
        """Columns the user may choose from, by name."""
        return {one.name: one for one in self.columns if one.is_offered(self.user, self.model)}

    @cached_property
    def sorts(self) -> set[str]:
        """Columns the user may sort by."""
        return {name for name, one in self.offered.items() if one.is_sortable(self.user, self.model)}

    @cached_property
    def open_filters(self) -> list[Filter]:
        """Filters the user may use."""
        return [one for one in self.filters if one.is_open(self.user, self.model)]

    @cached_property
    def searched(self) -> list[str]:
        """Searched columns that are readable on every row; none of them, no search."""
        return [path for path in self.search if paths.is_open(self.user, self.model, path)]

    def asked(self, query: QueryDict) -> Asked:
        """The state an address asks for; a 400 for anything that is not this user's."""
        return parse(
            query,
            user=self.user,
            model_label=self.model._meta.label_lower,
            filters=[one.name for one in self.open_filters],
            sorts=self.sorts,
            columns=self.offered,
            known=[*(one.name for one in self.columns), *(one.name for one in self.filters)],
        )

    def filter_set(self, asked: Asked) -> FilterSet:
        """The filters with what was asked of them."""
        built = {one.name: one.build(self.user, self.model) for one in self.open_filters}
        kind = type("Filters", (AskedFilters,), built)
        return kind(asked.filters, queryset=self.rows())

    def shown(self, asked: Asked) -> list[Column]:
        """The columns on the page: those asked for, or those shown at first."""
        names = asked.columns or [name for name, one in self.offered.items() if one.shown]
        return [one for name, one in self.offered.items() if name in names]

    # ---- rows

    def asked_rows(self, asked: Asked, filters: FilterSet) -> QuerySet:
        """Rows after filters and search, in the order asked for."""
        rows = filters.qs
        if asked.search:
            rows = rows.filter(self.found(searched_text(self.user, asked.search, self.key)))
        return rows.order_by(*self.order(asked))

    def order(self, asked: Asked, computed: Mapping[str, str] | None = None) -> Iterator[Any]:
        """The order asked for; `computed` names the annotations that hold a column already."""
        sort = asked.sort or self.sort
        name, backward = sort.removeprefix("-"), sort.startswith("-")
        wanted = F(computed[name]) if computed and name in computed else self._sort_expression(name)
        if wanted is not None:
            nulls_last = True if self._may_be_empty(name) else None
            yield wanted.desc(nulls_last=nulls_last) if backward else wanted.asc(nulls_last=nulls_last)
        yield "-pk" if backward else "pk"

    def _sort_expression(self, name: str) -> Expression | F | None:
        if name in self.sorts:
            return self.offered[name].expression(self.user, self.model)  # type: ignore[return-value]
        is_own = name in policy_of(self.model).readable(self.user)
        return F(name) if is_own and name == self.sort.removeprefix("-") else None

    def _may_be_empty(self, name: str) -> bool:
        column = self.offered.get(name)
        if column and column.is_computed:
            return True
        field = paths.field_of(self.model, name)
        return "__" in name or bool(field is None or field.null)

    def read(self, rows: QuerySet, columns: list[Column]) -> list[Seen]:
        """A page of rows as the user may see them, with what its columns need."""
        computed = {one.name: one.expression(self.user, self.model) for one in columns if one.sql}
        plain = [one.path for one in columns if not one.is_computed]
        names = {name for path in plain for name in paths.loaded(self.model, path)}
        names |= {
            name
            for one in columns
            if one.url
            for path in one.url_args
            if path != "pk"
            for name in paths.loaded(self.model, path)
        }
        annotated = rows.annotate(**{f"_{name}": sql for name, sql in computed.items()})
        answers = read(self.user, annotated, follow=self._followed(names), fields=names | self.loads)
        for seen in answers:
            for name in computed:
                seen.attach(name, getattr(seen._instance, f"_{name}"))
        self.prepare(answers)
        return answers

    # Columns of the model that `prepare`, `value` or `row_class` look at besides the shown ones.
    loads: ClassVar[frozenset[str]] = frozenset()

    @staticmethod
    def _followed(names: set[str]) -> list[str]:
        return sorted({paths.relations(name) for name in names} - {""})


def list_named(key: str) -> type[HouseList] | None:
    """The list with a key; the addresses are loaded first where nobody has loaded them (in a worker)."""
    if key not in _lists:
        get_resolver().url_patterns  # noqa: B018 - loads every app's views and with them its lists
    return _lists.get(key)


def list_address(kind: type[HouseList], query: str = "") -> str:
    """The page of a list in a state."""
    return reverse(kind.url_name) + (f"?{query}" if query else "")

"""Filters of a list: each knows whom it may be offered to and which rows it keeps."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.clock import now, today
from core.forms import HouseForm
from core.lists import paths

Options = Iterable[tuple[Any, Any]]


class FilterForm(HouseForm):
    """The row of selects above a list."""

    marks_optional = False


@dataclass(frozen=True)
class Filter:
    """The base: a select whose first option keeps every row."""

    path: str
    label: str | Promise = ""
    everything: str | Promise = _("All")
    needs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How the address calls the filter."""
        return self.path

    def is_open(self, user: Any, model: type[Model]) -> bool:
        """Whether the user may filter by it: everything it looks at is readable on every row."""
        return all(paths.is_open_column(user, one) for one in self.needs) and self._is_path_open(user, model)

    def _is_path_open(self, user: Any, model: type[Model]) -> bool:
        return paths.is_open(user, model, self.path)

    def options(self, user: Any, model: type[Model]) -> Options:
        """Pairs of code and words."""
        raise NotImplementedError

    def condition(self, user: Any, model: type[Model], value: Any) -> Q:
        """The rows one option keeps."""
        return paths.condition(user, model, self.path, "exact", value)

    def heading(self, model: type[Model]) -> str:
        field = None if self.label else paths.field_of(model, self.path)
        words = str(self.label or getattr(field, "verbose_name", self.path))
        return words[:1].upper() + words[1:]

    def build(self, user: Any, model: type[Model]) -> django_filters.Filter:
        """The filter as django-filter knows it."""
        return django_filters.ChoiceFilter(
            label=self.heading(model),
            choices=list(self.options(user, model)),
            empty_label=str(self.everything),
            method=lambda rows, name, value: rows.filter(self.condition(user, model, value)),
            widget=forms.Select(attrs={"class": "w-auto", "data-sends": "1"}),
        )


@dataclass(frozen=True)
class Choose(Filter):
    """One value of a column: its own choices, or `choices(user)` (people, codes with words)."""

    choices: Callable[[Any], Options] | None = None

    def options(self, user, model):
        if self.choices:
            return self.choices(user)
        return [(code, words) for code, words in paths.column_of(model, self.path).flatchoices if code != ""]


@dataclass(frozen=True)
class YesNo(Filter):
    """A column that holds yes or no."""

    yes: str | Promise = _("Yes")
    no: str | Promise = _("No")

    def options(self, user, model):
        return [("yes", self.yes), ("no", self.no)]

    def condition(self, user, model, value):
        return paths.condition(user, model, self.path, "exact", value == "yes")


@dataclass(frozen=True)
class Since(Filter):
    """A date or instant that lies so many days back."""

    everything: str | Promise = _("Any date")
    days: Sequence[int] = (7, 30, 90, 365)

    def options(self, user, model):
        return [(str(count), _("Last %(count)s days") % {"count": count}) for count in self.days]

    def condition(self, user, model, value):
        is_instant = paths.column_of(model, self.path).get_internal_type() == "DateTimeField"
        start = (now() if is_instant else today()) - dt.timedelta(days=int(value))
        return paths.condition(user, model, self.path, "gte", start)


@dataclass(frozen=True)
class DueWithin(Filter):
    """A date that lies ahead: passed, or within so many days."""

    everything: str | Promise = _("Any date")
    days: Sequence[int] = (7, 14, 30)

    def options(self, user, model):
        ahead = [(str(count), _("Within %(count)s days") % {"count": count}) for count in self.days]
        return [("overdue", _("Overdue")), *ahead]

    def condition(self, user, model, value):
        if value == "overdue":
            return paths.condition(user, model, self.path, "lt", today())
        span = (today(), today() + dt.timedelta(days=int(value)))
        return paths.condition(user, model, self.path, "range", span)


@dataclass(frozen=True)
class Where(Filter):
    """Options with conditions of their own; `needs` must name every column these look at."""

    choices: Sequence[tuple[str, str | Promise]] = ()
    where: Callable[[Any, str], Q] | None = None

    def _is_path_open(self, user, model):
        return True

    def options(self, user, model):
        return self.choices

    def condition(self, user, model, value):
        return self.where(user, value) if self.where else Q()

"""Forms over columns of a policed model: the model's own limits and words, and only what the user may set."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.access import Seen, policy_of, refuse
from core.forms.dates import DayMonthYearField
from core.forms.house import HouseForm

LONG = 200


def of_columns(
    model: type[models.Model], *names: str
) -> Callable[[type["ColumnsForm"]], type["ColumnsForm"]]:
    """Give a form class one field for each column named, in that order; fields it declares itself win."""

    def decorate(form: type[ColumnsForm]) -> type[ColumnsForm]:
        declared = form.base_fields
        form.model = model
        form.base_fields = {name: declared.get(name) or field_for(model, name) for name in names} | {
            name: field for name, field in declared.items() if name not in names
        }
        return form

    return decorate


def field_for(model: type[models.Model], name: str) -> forms.Field:
    """The form field of one column, in the house's way: dates in three boxes, answers with a plain blank."""
    column: Any = model._meta.get_field(name)
    if isinstance(column, models.DateField):
        label = capfirst(column.verbose_name)
        return DayMonthYearField(label=label, noun=column.verbose_name, required=not column.blank)
    field = column.formfield()
    if column.choices and not column.has_default():
        blank = ("", _("Not recorded") if column.blank else _("Choose one"))
        field.choices = [blank, *(pair for pair in field.choices if pair[0] != "")]
    if isinstance(field, forms.CharField) and not column.choices and (column.max_length or LONG) > LONG:
        field.widget = forms.Textarea(attrs={"rows": 3, "maxlength": column.max_length})
    return field


class ColumnsForm(HouseForm):
    """Fields the user may not set are left out; one that is posted all the same is dropped and kept as a refusal.

    `seen` is the record as the user sees it when the form changes one: its values and version travel along.
    `columns` says which column stands behind a field of another name.
    """

    model: type[models.Model]
    columns: Mapping[str, str] = {}

    def __init__(self, data: Any = None, *, user: Any, seen: Seen | None = None, **kwargs: Any) -> None:
        initial = {**(self.values_of(seen) if seen else {}), **kwargs.pop("initial", {})}
        version = seen.version if seen else None
        super().__init__(data, initial=initial, version=version, **kwargs)
        policy = policy_of(self.model)
        allowed = policy.writable(user) if seen is None else frozenset(seen.writable)
        shut = [
            name
            for name in self.base_fields
            if self.columns.get(name, name) in policy.fields and self.columns.get(name, name) not in allowed
        ]
        for name in shut:
            del self.fields[name]
        posted = [name for name in shut if any(key.startswith(name) for key in data or ())]
        if posted:
            refuse(user, "post", self.model._meta.label_lower, getattr(seen, "pk", None), posted)

    def values_of(self, seen: Seen) -> dict[str, Any]:
        """What the fields hold when the form opens."""
        return {name: getattr(seen, name) for name in self.base_fields if seen.may_read(name)}

    def refuse(self, error: ValidationError) -> None:
        """Show what a service refused beside the field of the column it names; the rest above the form."""
        by_column = {column: name for name, column in reversed(list(self.columns.items()))}
        if hasattr(error, "error_dict"):
            named = {
                name if name in self.fields else by_column.get(name, name): found
                for name, found in error.error_dict.items()
            }
            error = ValidationError(named)
        super().refuse(error)

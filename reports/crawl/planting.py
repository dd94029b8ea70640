"""Planting: one row of every policed model around one client, with a canary in every column that holds one.

Rows are written past the services, in one transaction that is rolled back: what matters here is
that every column of every table is filled, not that the story makes sense.
"""

import datetime as dt
import itertools
import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from core.access.policy import all_policies
from core.history.triggers import append_only_models
from core.models import ScopingModel

from .canaries import Canary, value_for
from .settings import PLAIN, SKIPPED

MOST_REPAIRS = 12


class Garden:
    """One planted world: rows by model label, and the canaries in them."""

    def __init__(self, numbers: Iterator[int], people: dict[str, Any], seed: int) -> None:
        self.numbers, self.people, self.seed = numbers, people, seed
        self.rows: dict[str, models.Model] = {}
        self.canaries: list[Canary] = []
        self._growing: set[str] = set()
        # A team's name is the framework's row and everybody's to read.
        self.policed = {policy.model for policy in all_policies()}

    def plant_all(self) -> "Garden":
        """A row of every model that has pages, columns or exports to leak from."""
        past = set(append_only_models())
        for policy in all_policies():
            model = policy.model
            if model in past or issubclass(model, ScopingModel) or model._meta.label in SKIPPED:
                continue
            self.row(model)
        return self

    def row(self, model: type[models.Model]) -> models.Model:
        """The world's row of a model, planted with everything it hangs on."""
        label = model._meta.label
        if label not in self.rows:
            self._growing.add(label)
            self.rows[label] = self._plant(model)
            self._growing.discard(label)
        return self.rows[label]

    def _plant(self, model: type[models.Model]) -> models.Model:
        row = model()
        plain = PLAIN.get(model._meta.label, {})
        for field in model._meta.concrete_fields:
            if field.primary_key and field.has_default():
                continue
            if field.name in plain:
                setattr(row, field.name, self._plain(plain[field.name]))
            elif field.is_relation:
                setattr(row, field.attname, self._related(field))
            else:
                self._fill(row, field)
        self._insert(row)
        return row

    def _insert(self, row: models.Model) -> None:
        """Save the row; columns that a constraint ties together are emptied until the database takes them."""
        for _attempt in range(MOST_REPAIRS):
            try:
                with transaction.atomic():
                    row.save(force_insert=True)
                return
            except IntegrityError as refusal:
                names = tied_columns(type(row), refusal)
                if not names:
                    raise
                self._empty(row, names)
        raise RuntimeError(f"{row._meta.label} cannot be planted: name its columns in PLAIN")

    def _empty(self, row: models.Model, names: set[str]) -> None:
        plain = PLAIN.get(row._meta.label, {})
        for name in names - set(plain):
            field = row._meta.get_field(name)
            if field.is_relation and field.null:
                setattr(row, field.attname, None)
            elif not field.is_relation and not field.primary_key:
                setattr(row, name, empty_value(field))
                self.canaries = [
                    one
                    for one in self.canaries
                    if (one.label, one.pk, one.column) != (row._meta.label, row.pk, name)
                ]

    def _plain(self, value: Any) -> Any:
        return value(self) if callable(value) else value

    def _related(self, field: Any) -> Any:
        target = field.related_model
        if target._meta.label == "accounts.User":
            return self.people.get(field.name, self.people["staff"]).pk
        if target._meta.label == "accounts.Organisation":
            return self.people["organisation"].pk
        if field.null and (target._meta.label in self._growing or target._meta.label in SKIPPED):
            return None
        return self.row(target).pk

    def _fill(self, row: models.Model, field: Any) -> None:
        number = next(self.numbers)
        planted = value_for(field, number)
        if planted is not None:
            value, token = planted
            setattr(row, field.name, value)
            if type(row) in self.policed:
                self.canaries.append(Canary(row._meta.label, row.pk, field.name, token))
        elif field.choices and not field.has_default() and not field.null:
            setattr(row, field.name, field.flatchoices[0][0])
        elif not field.has_default() and not field.null and not field.has_db_default():
            setattr(row, field.name, _any_value(field, number))


def tied_columns(model: type[models.Model], refusal: IntegrityError) -> set[str]:
    """The columns of the check constraint that refused a row; none when it was another kind of refusal."""
    name = getattr(getattr(refusal.__cause__, "diag", None), "constraint_name", "") or ""
    for constraint in model._meta.constraints:
        if constraint.name == name and isinstance(constraint, models.CheckConstraint):
            return {path.split("__")[0] for path in _paths(constraint.condition)}
    return set()


def _paths(condition: Any) -> Iterator[str]:
    for child in getattr(condition, "children", [condition]):
        if isinstance(child, tuple):
            yield child[0]
            yield from _paths(child[1]) if isinstance(child[1], models.F | models.Q) else ()
        elif isinstance(child, models.Q):
            yield from _paths(child)
        elif isinstance(child, models.F):
            yield child.name


def empty_value(field: Any) -> Any:
    """What a column holds when nobody filled it in."""
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    if isinstance(field, models.IntegerField | models.DecimalField):
        return 1
    return field.flatchoices[0][0] if field.choices and not field.blank else ""


def _any_value(field: Any, number: int) -> Any:
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return dt.date(2026, 3, 27)
    if isinstance(field, models.IntegerField):
        return 1 + number % 30000
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    if isinstance(field, models.TimeField):
        return dt.time(11)
    if isinstance(field, ArrayField):
        return []
    return field.get_default()


def counter(seed: int) -> Iterator[int]:
    """Numbers for tokens; another seed gives other words."""
    return itertools.count(seed % 40000)

"""Which rows: rules that turn a user into a condition. Absence of a rule is absence of rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q
from django.db.models.functions import Now

from core.access.grants import grant_tables

LIVE = Q(until__isnull=True) | Q(until__gt=Now())


class RowRule:
    """Turns (model, user) into the condition under which that user reaches a row."""

    def condition(self, model: type[Model], user: Any) -> Q:
        raise NotImplementedError

    def __or__(self, other: "RowRule") -> "RowRule":
        return AnyOf((self, other))

    def __and__(self, other: "RowRule") -> "RowRule":
        return AllOf((self, other))


@dataclass(frozen=True)
class AllRows(RowRule):
    def condition(self, model, user):
        return Q(pk__isnull=False)


@dataclass(frozen=True)
class AnyOf(RowRule):
    rules: tuple[RowRule, ...]

    def condition(self, model, user):
        joined = Q(pk__in=[])
        for rule in self.rules:
            joined |= rule.condition(model, user)
        return joined


@dataclass(frozen=True)
class AllOf(RowRule):
    rules: tuple[RowRule, ...]

    def condition(self, model, user):
        joined = Q()
        for rule in self.rules:
            joined &= rule.condition(model, user)
        return joined


@dataclass(frozen=True)
class On(RowRule):
    """A live object permission of the user or one of the user's teams."""

    def condition(self, model, user):
        Personal, Team = grant_tables(model)
        personal = Personal.objects.filter(LIVE, content_object=OuterRef("pk"), user=user)
        team = Team.objects.filter(LIVE, content_object=OuterRef("pk"), group__user=user)
        return Q(Exists(personal)) | Q(Exists(team))


@dataclass(frozen=True)
class Via(RowRule):
    """Reached through a parent the user reaches: `Via("case")`, `Via("session__episode")`."""

    path: str

    def condition(self, model, user):
        parent: Any = model
        for part in self.path.split("__"):
            parent = parent._meta.get_field(part).related_model
        return Q(Exists(parent.objects.visible_to(user).filter(pk=OuterRef(self.path))))


@dataclass(frozen=True)
class Reached(RowRule):
    """Reached from above: some row of `model` (label) points here by `path` and is reached by the user."""

    label: str
    path: str

    def condition(self, model, user):
        above = apps.get_model(self.label)
        return Q(Exists(above.objects.visible_to(user).filter(**{self.path: OuterRef("pk")})))


@dataclass(frozen=True)
class Matching(RowRule):
    """A condition written out: `Matching(lambda user: Q(organisation=user.organisation))`."""

    test: Callable[[Any], Q]

    def condition(self, model, user):
        return self.test(user)


ALL = AllRows()
ON = On()

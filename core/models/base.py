"""The base of every record, of the permission rows that put people on records, and of walls."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from guardian.managers import GroupObjectPermissionManager, UserObjectPermissionManager
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from core.querysets import EndableQuerySet, ScopedQuerySet


class HouseModel(models.Model):
    """A record: unguessable key, a version for the optimistic lock, and when it came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Iterable[str] | None = None) -> None:
        """Related records that are at hand are not looked up again to see that they exist."""
        relations: list[Any] = [field for field in self._meta.concrete_fields if field.is_relation]
        at_hand = {
            field.name for field in relations if field.is_cached(self) and _is_stored(self, field.name)
        }
        super().clean_fields(exclude={*(exclude or ()), *at_hand})

    def get_constraints(self) -> list[tuple[type[models.Model], Sequence[models.BaseConstraint]]]:
        """The constraints to check one by one: without the conditions, where all of them hold together."""
        found = super().get_constraints()
        if not self._conditions_hold(found):
            return found
        return [(model, [one for one in rows if not _is_condition(one)]) for model, rows in found]

    def _conditions_hold(self, found: list) -> bool:
        """One question to the database for all of the model's conditions, in place of three for each."""
        conditions = [one.condition for _model, rows in found for one in rows if _is_condition(one)]
        if not conditions:
            return False
        try:
            values = self._get_field_expression_map(meta=self._meta)  # type: ignore[attr-defined]
            return Q(*conditions).check(values)
        except FieldError:
            return False


def _is_condition(constraint: models.BaseConstraint) -> bool:
    return isinstance(constraint, models.CheckConstraint)


def _is_stored(row: models.Model, name: str) -> bool:
    related = getattr(row, name)
    return related is not None and not related._state.adding


class ScopingModel(models.Model):
    """Tables every role may read the scoping columns of, so that `visible_to` needs no other context."""

    scoping_columns: tuple[str, ...] = ()

    class Meta:
        abstract = True


class GrantBase(ScopingModel):
    """Why and until when somebody is on a record; one row a reason, revoked by its source."""

    until = models.DateTimeField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    source_kind = models.CharField(_("because of"), max_length=40)
    source_id = models.UUIDField(_("source"))

    class Meta:
        abstract = True


class UserGrantBase(GrantBase, UserObjectPermissionBase):
    """Puts a user on a record; subclasses add `content_object` and their own `Meta`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    scoping_columns = ("id", "user", "permission", "content_object", "until", "source_kind", "source_id")

    objects = UserObjectPermissionManager.from_queryset(EndableQuerySet)()  # type: ignore[misc]

    class Meta:
        abstract = True


class TeamGrantBase(GrantBase, GroupObjectPermissionBase):
    """Puts a team on a record."""

    group = models.ForeignKey("auth.Group", models.PROTECT, related_name="+")
    scoping_columns = ("id", "group", "permission", "content_object", "until", "source_kind", "source_id")

    objects = GroupObjectPermissionManager.from_queryset(EndableQuerySet)()  # type: ignore[misc]

    class Meta:
        abstract = True


class WallBase(ScopingModel, HouseModel):
    """Shuts one user out of one record, whatever else gives access; stepping aside writes one for oneself."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    reason = models.CharField(_("reason"), max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    scoping_columns = ("id", "user", "content_object", "ended_at")

    class Meta:
        abstract = True

"""Putting people on records and taking them off, always with the domain row that explains it as the source."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model, Q
from django.db.models.functions import Now
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model


def view_permission(model: type[Model]) -> Permission:
    """The one permission grants are about: being on a record."""
    return Permission.objects.get(
        content_type__app_label=model._meta.app_label, codename=f"view_{model._meta.model_name}"
    )


def grant_tables(model: Any) -> tuple[Any, Any]:
    """The two tables of grants on a model: to users, and to teams."""
    return get_user_obj_perms_model(model), get_group_obj_perms_model(model)


def grant(
    records: Iterable[Model],
    *,
    users: Iterable[Any] = (),
    teams: Iterable[Any] = (),
    source: Model,
    by: Any,
    until: dt.datetime | None = None,
) -> None:
    """Put users and teams on records of one model, because of `source`; to be called inside `acting`."""
    rows = list(records)
    if not rows:
        return
    model = type(rows[0])
    common = {"permission": view_permission(model), "granted_by": by, "until": until, **_source(source)}
    Personal, Team = grant_tables(model)
    Personal.objects.bulk_create(
        [Personal(user=user, content_object=row, **common) for user in users for row in rows],
        ignore_conflicts=True,
    )
    Team.objects.bulk_create(
        [Team(group=team, content_object=row, **common) for team in teams for row in rows],
        ignore_conflicts=True,
    )


def revoke(models: Iterable[type[Model]], *, source: Model) -> None:
    """End every grant that `source` gave, at once; to be called inside `acting`."""
    for model in models:
        for table in grant_tables(model):
            table.objects.filter(**_source(source)).delete()


def shorten(models: Iterable[type[Model]], *, source: Model, until: dt.datetime) -> None:
    """Let every grant that `source` gave end at `until`."""
    for model in models:
        for table in grant_tables(model):
            table.objects.filter(**_source(source)).filter(Q(until=None) | Q(until__gt=Now())).update(
                until=until
            )


def _source(source: Model) -> dict[str, Any]:
    return {"source_kind": source._meta.label_lower, "source_id": source.pk}

"""Who is on a client, who is shut out, and for whom a hidden name is open."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import HouseModel, ScopingModel, TeamGrantBase, UserGrantBase, WallBase

from .client import Client


class ClientUserObjectPermission(UserGrantBase):
    """Why and until when a user is on a client."""

    content_object = models.ForeignKey(Client, models.PROTECT, related_name="user_grants")
    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "permission", "content_object", "source_kind", "source_id"],
                name="client_user_grant_once",
            )
        ]
        indexes = [models.Index(fields=["user", "content_object"], name="client_user_grant")]


class ClientGroupObjectPermission(TeamGrantBase):
    """Why and until when a team is on a client."""

    content_object = models.ForeignKey(Client, models.PROTECT, related_name="team_grants")
    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "permission", "content_object", "source_kind", "source_id"],
                name="client_team_grant_once",
            )
        ]
        indexes = [models.Index(fields=["group", "content_object"], name="client_team_grant")]


class ClientWall(WallBase):
    """Shuts a user out of a client and all their cases."""

    content_object = models.ForeignKey(Client, models.PROTECT, related_name="walls")
    history = tracked()

    class Meta:
        indexes = [models.Index(fields=["user", "content_object"], name="client_wall")]


class NameReveal(ScopingModel, HouseModel):
    """That a hidden name was opened for one user, for ten minutes, and why."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="name_reveals", verbose_name=_("client"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    reason = models.CharField(_("reason"), max_length=300)
    until = models.DateTimeField(_("until"))

    history = tracked()
    scoping_columns = ("id", "client", "user", "until")

    class Meta:
        indexes = [models.Index(fields=["user", "client", "until"], name="name_reveal_live")]

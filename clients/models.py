"""The person, before any paper about them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import HouseModel, TeamGrantBase, UserGrantBase, WallBase


class Client(HouseModel):
    """One person. `display_name` is what lists and pages show: the code name where the name is hidden."""

    reference = models.CharField(_("reference"), max_length=20, unique=True)
    display_name = models.CharField(_("name"), max_length=200)
    is_name_hidden = models.BooleanField(_("name is hidden"), default=False)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.reference


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

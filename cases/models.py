"""Claims and other matters."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.history import tracked
from core.models import HouseModel, TeamGrantBase, UserGrantBase, WallBase


class Case(HouseModel):
    """One matter of one client."""

    reference = models.CharField(_("reference"), max_length=20, unique=True)
    client = models.ForeignKey(Client, models.PROTECT, related_name="cases", verbose_name=_("client"))
    stage = models.CharField(_("stage"), max_length=40)

    history = tracked()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.reference


class CaseUserObjectPermission(UserGrantBase):
    """Why and until when a user is on a case."""

    content_object = models.ForeignKey(Case, models.PROTECT, related_name="user_grants")
    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "permission", "content_object", "source_kind", "source_id"],
                name="case_user_grant_once",
            )
        ]
        indexes = [models.Index(fields=["user", "content_object"], name="case_user_grant")]


class CaseGroupObjectPermission(TeamGrantBase):
    """Why and until when a team is on a case."""

    content_object = models.ForeignKey(Case, models.PROTECT, related_name="team_grants")
    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "permission", "content_object", "source_kind", "source_id"],
                name="case_team_grant_once",
            )
        ]
        indexes = [models.Index(fields=["group", "content_object"], name="case_team_grant")]


class CaseWall(WallBase):
    """Shuts a user out of one case."""

    content_object = models.ForeignKey(Case, models.PROTECT, related_name="walls")
    history = tracked()

    class Meta:
        indexes = [models.Index(fields=["user", "content_object"], name="case_wall")]

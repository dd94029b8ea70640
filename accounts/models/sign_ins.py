"""Signed-in sessions as their user sees them; expiry is a flag here, so a late post can still be kept."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import HouseModel

from .users import User


class SignIn(HouseModel):
    """One session of one user, from sign-in to sign-out, idleness or being ended from elsewhere."""

    class End(models.TextChoices):
        SIGNED_OUT = "signed_out", _("Signed out")
        IDLE = "idle", _("Idle for too long")
        ENDED = "ended", _("Ended by its user")
        DEACTIVATED = "deactivated", _("Account closed")

    user = models.ForeignKey(User, models.PROTECT, related_name="sign_ins")
    session_key = models.CharField(max_length=40, db_index=True)
    device = models.CharField(_("device"), max_length=120, blank=True)
    seen_at = models.DateTimeField(_("last used"), db_default=Now())
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    end = models.CharField(_("how it ended"), max_length=12, choices=End, blank=True)

    history = tracked(excluded_fields=["session_key", "seen_at"])

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["user"], condition=Q(ended_at=None), name="sign_in_open")]

"""Sessions with their sealed notes, and what is added to a signed one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.history import tracked
from core.models import HouseModel
from core.sealed import SealedTextField

from .episodes import Episode

CLINICAL = "clinical"


class RiskLevel(models.TextChoices):
    """How much danger the counsellor sees, to the client or from the client."""

    NONE = "NONE", _("None")
    LOW = "LOW", _("Low")
    MODERATE = "MODERATE", _("Moderate")
    HIGH = "HIGH", _("High")
    IMMINENT = "IMMINENT", _("Imminent")


class Session(HouseModel):
    """One meeting, held or not; its note may be changed until it is signed, never after (database trigger)."""

    class Mode(models.TextChoices):
        IN_PERSON = "IN_PERSON", _("In person")
        PHONE = "PHONE", _("Phone")
        VIDEO = "VIDEO", _("Video")
        VISIT = "VISIT", _("Visit")

    class Attendance(models.TextChoices):
        ATTENDED = "ATTENDED", _("Attended")
        MISSED = "MISSED", _("Did not attend")
        CANCELLED = "CANCELLED", _("Cancelled")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="sessions", verbose_name=_("episode"))
    held_on = models.DateField(_("date"))
    attendance = models.CharField(_("attendance"), max_length=12, choices=Attendance)
    start_time = models.TimeField(_("start"), null=True, blank=True)
    duration_minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    mode = models.CharField(_("how"), max_length=12, choices=Mode, default=Mode.IN_PERSON)
    interpreter = models.CharField(_("interpreter"), max_length=60, blank=True)
    note = SealedTextField(
        verbose_name=pgettext_lazy("attendance", "note"),
        scope="episode.client_id",
        purpose=CLINICAL,
        max_length=20000,
        blank=True,
    )
    risk_level = models.CharField(_("risk level"), max_length=12, choices=RiskLevel, blank=True)
    needs_supervision = models.BooleanField(_("bring to supervision"), default=False)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed by"),
    )

    history = tracked()

    class Meta:
        verbose_name = _("counselling session")
        verbose_name_plural = _("counselling sessions")
        ordering = ["-held_on", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="session_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(duration_minutes=None) | Q(duration_minutes__range=(1, 480)),
                name="session_within_a_day",
            ),
        ]
        indexes = [models.Index(fields=["episode", "-held_on"], name="session_newest")]


class Addendum(HouseModel):
    """What is added to a signed note; itself never changed (database trigger)."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="addenda", verbose_name=_("session"))
    text = SealedTextField(
        verbose_name=_("addendum"), scope="session.episode.client_id", purpose=CLINICAL, max_length=20000
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )

    history = tracked()

    class Meta:
        verbose_name = _("addendum")
        verbose_name_plural = _("addenda")
        ordering = ["created_at"]

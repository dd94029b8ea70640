"""Counselling, behind the clinical wall: episodes, sessions and their notes, scores, plans, flags."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.history import tracked
from core.models import HouseModel
from core.querysets import ScopedQuerySet
from core.sealed import SealedTextField

CLINICAL = "clinical"


class Episode(HouseModel):
    """One stretch of counselling of one client by one counsellor."""

    reference = models.CharField(_("reference"), max_length=20, unique=True)
    client = models.ForeignKey(Client, models.PROTECT, related_name="episodes", verbose_name=_("client"))
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="episodes", verbose_name=_("counsellor")
    )
    opened_on = models.DateField(_("opened"))
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("counselling episode")
        verbose_name_plural = _("counselling episodes")
        ordering = ["-opened_on", "-reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="episode_closed_after_open",
            ),
            models.UniqueConstraint(
                fields=["client", "counsellor"],
                condition=Q(closed_on=None),
                name="episode_open_once",
                violation_error_message=_("This counsellor has an open episode with this client already."),
            ),
        ]
        indexes = [models.Index(fields=["counsellor", "closed_on"], name="episode_of_counsellor")]

    def __str__(self) -> str:
        return self.reference


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
        verbose_name=_("note"), scope="episode.client_id", purpose=CLINICAL, max_length=20000, blank=True
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


class ClinicalSupervisionQuerySet(ScopedQuerySet):
    """Supervision on a given day."""

    def on(self, day):
        """The rows in force on `day`."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


class ClinicalSupervision(HouseModel):
    """Who supervises a counsellor's clinical work, and so reads it, from when until when."""

    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("clinical supervisor")
    )
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("counsellor")
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    history = tracked()
    objects = ClinicalSupervisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("clinical supervision")
        verbose_name_plural = _("clinical supervisions")
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisor=F("counsellor")),
                name="clinical_supervision_of_another",
                violation_error_message=_("Nobody supervises themselves."),
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="clinical_supervision_in_order",
            ),
        ]
        indexes = [models.Index(fields=["supervisor", "counsellor"], name="clinical_supervision_pair")]


class Measure(HouseModel):
    """The score of one questionnaire on one day; the items' words are not ours to keep (domain: copyright)."""

    class Tool(models.TextChoices):
        PHQ_9 = "PHQ_9", _("PHQ-9, low mood")
        GAD_7 = "GAD_7", _("GAD-7, worry")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="measures", verbose_name=_("episode"))
    tool = models.CharField(_("measure"), max_length=8, choices=Tool)
    taken_on = models.DateField(_("date"))
    total = models.PositiveSmallIntegerField(_("score"))
    item_nine = models.PositiveSmallIntegerField(_("answer to item 9"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["taken_on", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tool="PHQ_9", total__lte=27, item_nine__isnull=False, item_nine__lte=3)
                | Q(tool="GAD_7", total__lte=21, item_nine=None),
                name="measure_within_range",
            )
        ]
        indexes = [models.Index(fields=["episode", "taken_on"], name="measure_over_time")]


class SafetyPlan(HouseModel):
    """One numbered version of what keeps the client safe; a new version is a new row (database trigger)."""

    episode = models.ForeignKey(
        Episode, models.PROTECT, related_name="safety_plans", verbose_name=_("episode")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    made_on = models.DateField(_("made"))
    text = SealedTextField(
        verbose_name=_("safety plan"), scope="episode.client_id", purpose=CLINICAL, max_length=20000
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )

    history = tracked()

    class Meta:
        verbose_name = _("safety plan")
        verbose_name_plural = _("safety plans")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["episode", "number"], name="safety_plan_number_once"),
        ]


class RiskTask(HouseModel):
    """Danger that asks for action the same day: an answer to item 9 above 0, or a session at high risk."""

    class Cause(models.TextChoices):
        ITEM_NINE = "ITEM_NINE", _("PHQ-9 item 9 was above 0")
        SESSION = "SESSION", _("A session was marked high or imminent risk")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="risk_tasks", verbose_name=_("episode"))
    cause = models.CharField(_("why"), max_length=12, choices=Cause)
    raised_on = models.DateField(_("raised"))
    action = SealedTextField(
        verbose_name=_("what was done"),
        scope="episode.client_id",
        purpose=CLINICAL,
        max_length=5000,
        blank=True,
    )
    done_on = models.DateField(_("done"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("risk task")
        verbose_name_plural = _("risk tasks")
        ordering = ["raised_on", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(done_on__gte=F("raised_on")), name="risk_task_done_after_raised"
            )
        ]
        indexes = [models.Index(fields=["episode"], condition=Q(done_on=None), name="risk_task_open")]


class Flag(HouseModel):
    """A sign across the wall to the legal team: its kind, days and who raised it; the reason stays inside."""

    class Kind(models.TextChoices):
        EVIDENCE = "EVIDENCE", _("Fitness to give evidence")
        RISK = "RISK", _("Risk")
        PAUSE = "PAUSE", _("Pause contact")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="flags", verbose_name=_("episode"))
    kind = models.CharField(_("flag"), max_length=12, choices=Kind)
    raised_on = models.DateField(_("raised"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    reason = SealedTextField(
        verbose_name=_("reason, kept inside"),
        scope="episode.client_id",
        purpose=CLINICAL,
        max_length=5000,
        blank=True,
    )

    history = tracked()

    class Meta:
        verbose_name = _("flag across the wall")
        verbose_name_plural = _("flags across the wall")
        ordering = ["-raised_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("raised_on")), name="flag_ended_after_raised"
            ),
            models.UniqueConstraint(
                fields=["episode", "kind"],
                condition=Q(ended_on=None),
                name="flag_raised_once",
                violation_error_message=_("This flag is up already."),
            ),
        ]

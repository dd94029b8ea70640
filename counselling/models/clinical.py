"""Scores, safety plans, dangers that ask for action, and flags across the wall."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import HouseModel
from core.sealed import SealedTextField

from .episodes import Episode
from .sessions import CLINICAL


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

"""A case that needs a lawyer, told without names, and each firm's answer about conflicts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cases.models import Case
from core.history import tracked
from core.models import HouseModel

USER = settings.AUTH_USER_MODEL


class Opportunity(HouseModel):
    """A case on offer: a blind summary that names nobody, what is needed and by when."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        TAKEN = "taken", _("Taken")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    case = models.ForeignKey(Case, models.PROTECT, related_name="opportunities", verbose_name=_("case"))
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    summary = models.TextField(_("blind summary"), max_length=2000)
    needed = models.CharField(_("what is needed"), max_length=200)
    languages = models.CharField(_("languages"), max_length=160, blank=True)
    estimated_hours = models.DecimalField(
        _("estimated hours"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    wanted_by_on = models.DateField(_("wanted by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("made by"))

    history = tracked()

    class Meta:
        verbose_name = _("opportunity")
        ordering = ["wanted_by_on", "created_at"]


class ConflictCheck(HouseModel):
    """Names given to a firm's conflict team against an undertaking, and its answer."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("Waiting for the answer")
        CLEAR = "clear", _("Clear")
        CONFLICT = "conflict", _("Conflict")

    opportunity = models.ForeignKey(
        Opportunity, models.PROTECT, related_name="conflict_checks", verbose_name=_("opportunity")
    )
    firm = models.ForeignKey(
        Organisation, models.PROTECT, related_name="conflict_checks", verbose_name=_("firm")
    )
    undertaking_by = models.CharField(_("undertaking given by"), max_length=120)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, default=Answer.WAITING)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("asked by"))

    history = tracked()

    class Meta:
        verbose_name = _("conflict check")
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["opportunity", "firm"], name="conflict_check_once")]

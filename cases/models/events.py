"""What happened in a case: events, what they decided, the stages they led to, the alarms they raised."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.rules.limits import Basis
from cases.words import ALARMS, EVENTS, GROUNDS, HOW_KNOWN, RESULTS, STAGES
from core.history import tracked
from core.models import HouseModel

from .case import Case

DATE_OF = {
    Basis.ISSUED: "issued_on",
    Basis.SERVED: "served_on",
    Basis.DECIDED: "decided_on",
    Basis.SEALED: "sealed_on",
    Basis.HAPPENED: "happened_on",
}


class CaseEvent(HouseModel):
    """Something that happened, with its dates by basis. A wrong one is corrected or struck out, never deleted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", verbose_name=_("case"))
    kind = models.CharField(_("event"), max_length=40, choices=EVENTS)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    served_on = models.DateField(_("served"), null=True, blank=True)
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    sealed_on = models.DateField(_("sealed"), null=True, blank=True)
    happened_on = models.DateField(_("happened"), null=True, blank=True)
    printed_on = models.DateField(_("last day printed on the paper"), null=True, blank=True)
    # The date that places the event in the chronology: service where it is known.
    placed_on = models.DateField(_("date"))
    how_known = models.CharField(_("how we know"), max_length=10, choices=HOW_KNOWN)
    result = models.CharField(_("result"), max_length=20, choices=RESULTS, blank=True)
    note = models.TextField(_("note"), max_length=4000, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True)
    struck_at = models.DateTimeField(_("struck out"), null=True, blank=True)
    struck_reason = models.CharField(_("why it was struck out"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-placed_on", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(served_on=None) | Q(decided_on=None) | Q(served_on__gte=F("decided_on")),
                name="event_served_after_decided",
            ),
            models.CheckConstraint(
                condition=Q(served_on=None) | Q(issued_on=None) | Q(served_on__gte=F("issued_on")),
                name="event_served_after_issued",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None) | ~Q(struck_reason=""), name="event_struck_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["case", "-placed_on"], name="event_chronology")]

    def __str__(self) -> str:
        return str(EVENTS[self.kind])

    @property
    def dates(self) -> dict[Basis, dt.date]:
        """The dates that are known, by what they are the date of."""
        return {basis: on for basis, name in DATE_OF.items() if (on := getattr(self, name)) is not None}


class Decision(HouseModel):
    """What one event decided on one ground."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", verbose_name=_("case"))
    event = models.ForeignKey(CaseEvent, models.PROTECT, related_name="decisions", verbose_name=_("event"))
    ground = models.CharField(_("ground"), max_length=20, choices=GROUNDS)
    result = models.CharField(_("result"), max_length=20, choices=RESULTS)
    is_struck = models.BooleanField(_("no longer stands"), default=False)

    history = tracked()

    class Meta:
        # Not by the ground: not every role may read it.
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["event", "ground"], name="decision_once_a_ground")]

    def __str__(self) -> str:
        return f"{GROUNDS[self.ground]}: {RESULTS[self.result]}"


class StageSpan(HouseModel):
    """From when to when a case stood in a stage, and the event that brought it there."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="stages", verbose_name=_("case"))
    stage = models.CharField(_("stage"), max_length=40, choices=STAGES)
    event = models.OneToOneField(
        CaseEvent, models.PROTECT, null=True, blank=True, related_name="stage_span", verbose_name=_("event")
    )
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)
    is_struck = models.BooleanField(_("no longer stands"), default=False)

    history = tracked()

    class Meta:
        ordering = ["started_on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on=None, is_struck=False), name="stage_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="stage_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return str(STAGES[self.stage])


class Alarm(HouseModel):
    """Something to be seen at once until somebody has dealt with it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="alarms", verbose_name=_("case"))
    kind = models.CharField(_("alarm"), max_length=20, choices=ALARMS)
    event = models.ForeignKey(
        CaseEvent, models.PROTECT, null=True, blank=True, related_name="alarms", verbose_name=_("event")
    )
    raised_on = models.DateField(_("raised"))
    cleared_at = models.DateTimeField(_("cleared"), null=True, blank=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cleared by"),
    )
    clearing = models.CharField(_("how it was dealt with"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-raised_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(cleared_at=None), name="alarm_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(ALARMS[self.kind])

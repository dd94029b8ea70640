"""What surrounds a person for a time: alerts, specific needs, detention, recognizance."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.fields.ranges import DateRangeField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from clients.needs import need_choices
from core.clock import today
from core.history import tracked
from core.models import HouseModel

from .client import Client


def span(first: str, last: str) -> Func:
    """The days from one column until the other (a move takes one day, not two); open where that is empty."""
    return Func(first, last, Value("[)"), function="daterange", output_field=DateRangeField())


class Alert(HouseModel):
    """A warning that stands on every page of the client until it is ended."""

    class Severity(models.TextChoices):
        URGENT = "urgent", _("Urgent")
        CAUTION = "caution", _("Caution")
        NOTE = "note", _("To know")

    client = models.ForeignKey(Client, models.PROTECT, related_name="alerts", verbose_name=_("client"))
    severity = models.CharField(_("severity"), max_length=8, choices=Severity)
    text = models.CharField(_("alert"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("owner")
    )
    review_on = models.DateField(_("review"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=200, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        # "urgent" before "note" before "caution" would be the alphabet's order.
        ordering = [
            models.Case(
                models.When(severity="urgent", then=0), models.When(severity="caution", then=1), default=2
            ),
            "created_at",
            "id",
        ]
        constraints = [models.CheckConstraint(condition=Q(text__regex=r"\S"), name="alert_says_something")]

    @property
    def is_to_review(self) -> bool:
        """Whether its review date has come."""
        return self.ended_on is None and self.review_on is not None and self.review_on <= today()


class SpecificNeed(HouseModel):
    """A specific need by UNHCR's codes, for a time: a dated fact, not a label on a person."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="needs", verbose_name=_("client"))
    code = models.CharField(_("specific need"), max_length=5, choices=need_choices)
    noted_on = models.DateField(_("noted"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("specific need")
        verbose_name_plural = _("specific needs")
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["client", "code"], condition=Q(ended_on=None), name="specific_need_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("noted_on")), name="specific_need_ends_after"
            ),
        ]


class DetentionSpan(HouseModel):
    """A time in detention; two of one person never overlap."""

    class Place(models.TextChoices):
        CIC = "cic", _("Castle Peak Bay Immigration Centre")
        MTK = "mtk", _("Ma Tau Kok Detention Centre")
        TTG = "ttg", _("Tai Tam Gap Correctional Institution")
        NEI_KWU = "nei_kwu", _("Nei Kwu Correctional Institution")
        POLICE = "police", _("Police cells")
        PRISON = "prison", _("Prison")
        HOSPITAL = "hospital", _("Hospital ward")
        OTHER = "other", _("Another place")

    class Release(models.TextChoices):
        RECOGNIZANCE = "recognizance", _("On recognizance")
        BAIL = "bail", _("On bail")
        COURT = "court", _("By order of a court")
        REMOVAL = "removal", _("Removed from Hong Kong")
        TRANSFER = "transfer", _("Moved to another place")

    client = models.ForeignKey(Client, models.PROTECT, related_name="detentions", verbose_name=_("client"))
    place = models.CharField(_("place of detention"), max_length=10, choices=Place)
    started_on = models.DateField(_("detained since"))
    ended_on = models.DateField(_("released"), null=True, blank=True)
    power = models.CharField(_("power cited"), max_length=80, blank=True)
    release = models.CharField(_("how released"), max_length=12, choices=Release, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("detention")
        verbose_name_plural = _("detentions")
        ordering = ["-started_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="detention_ends_after"
            ),
            ExclusionConstraint(
                name="detention_never_overlaps",
                expressions=[
                    ("client", RangeOperators.EQUAL),
                    (span("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("These dates overlap with another time in detention"),
            ),
        ]


class Recognizance(HouseModel):
    """A recognizance paper in force for a time, and when to report next."""

    class Kind(models.TextChoices):
        RBCL = "rbcl", "RBCL"
        RBGI = "rbgi", "RBGI"
        RBCZ = "rbcz", "RBCZ"
        OTHER = "other", _("Other")

    client = models.ForeignKey(Client, models.PROTECT, related_name="recognizances", verbose_name=_("client"))
    kind = models.CharField(_("kind of recognizance"), max_length=5, choices=Kind)
    number = models.CharField(_("number"), max_length=40, blank=True)
    started_on = models.DateField(_("in force since"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    next_report_on = models.DateField(_("next report"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("recognizance")
        verbose_name_plural = _("recognizances")
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="recognizance_ends_after"
            ),
            ExclusionConstraint(
                name="recognizance_never_overlaps",
                expressions=[
                    ("client", RangeOperators.EQUAL),
                    (span("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("These dates overlap with another recognizance"),
            ),
        ]

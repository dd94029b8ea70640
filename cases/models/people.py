"""Who works on a case, and who stands on the record for the client."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.history import tracked
from core.models import HouseModel

from .case import Case

USER = settings.AUTH_USER_MODEL


class Assignment(HouseModel):
    """That a member of staff works on a case; the grants it gave are revoked by it."""

    class Part(models.TextChoices):
        CASEWORKER = "caseworker", _("Caseworker")
        SUPERVISOR = "supervisor", _("Supervisor")
        WELFARE = "welfare", _("Welfare officer")
        COUNSELLOR = "counsellor", _("Counsellor")
        SUPPORT = "support", _("Helps on the case")

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments", verbose_name=_("case"))
    user = models.ForeignKey(USER, models.PROTECT, related_name="assignments", verbose_name=_("person"))
    part = models.CharField(_("part"), max_length=12, choices=Part)
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)
    assigned_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("assigned by"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["started_on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user", "part"], condition=Q(ended_on=None), name="assignment_once"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_on=None, part="caseworker"),
                name="assignment_one_caseworker",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="assignment_dates_in_order",
            ),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(ended_on=None), name="assignment_live")]

    def __str__(self) -> str:
        return str(self.get_part_display())


class Representation(HouseModel):
    """Who acts for the client before an authority or court, from when to when, stage by stage."""

    class Before(models.TextChoices):
        SCREENING = "screening", _("Screening by Immigration")
        BOARD = "board", _("Appeal to the Board")
        CFI = "cfi", _("Court of First Instance")
        CA = "ca", _("Court of Appeal")
        CFA = "cfa", _("Court of Final Appeal")
        OTHER = "other", _("Another matter")

    class Scheme(models.TextChoices):
        DUTY_LAWYER = "duty_lawyer", _("Duty lawyer (DLS)")
        PILOT = "pilot", _("Pilot Scheme")
        LEGAL_AID = "legal_aid", _("Legal aid")
        PRO_BONO = "pro_bono", _("Pro bono firm")
        PRIVATE = "private", _("Private lawyer")

    case = models.ForeignKey(Case, models.PROTECT, related_name="representations", verbose_name=_("case"))
    before = models.CharField(pgettext_lazy("proceedings", "before"), max_length=10, choices=Before)
    scheme = models.CharField(_("through"), max_length=12, choices=Scheme)
    representative = models.CharField(_("lawyer or firm on record"), max_length=160)
    acting_from = models.DateField(_("acting from"))
    ceased_on = models.DateField(_("ceased to act"), null=True, blank=True)
    ceased_reason = models.CharField(_("why they ceased"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["acting_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ceased_on=None) | Q(ceased_on__gte=F("acting_from")),
                name="representation_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()}: {self.representative}"

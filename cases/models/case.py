"""The case itself, what is claimed in it, and who may reach it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.words import GROUNDS, STAGES
from clients.models import Client
from core.history import tracked
from core.models import HouseModel, TeamGrantBase, UserGrantBase, WallBase


class Case(HouseModel):
    """One matter of one client.

    `stage` repeats the newest stage span, so that lists can filter by it; the spans are the truth.
    """

    class Kind(models.TextChoices):
        USM = "usm", _("Non-refoulement claim")
        JUDICIAL_REVIEW = "judicial_review", _("Judicial review")
        DETENTION = "detention", _("Detention")
        TRAFFICKING = "trafficking", _("Trafficking or forced labour")
        LABOUR = "labour", _("Labour claim")
        FAMILY = "family", _("Family")
        OTHER = "other", _("Other matter")

    class Outcome(models.TextChoices):
        SUBSTANTIATED = "substantiated", _("Claim substantiated")
        RESETTLED = "resettled", _("Resettled")
        NOT_SUBSTANTIATED = "not_substantiated", _("Finally not substantiated")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        DEPARTED = "departed", _("Left or was removed")
        ADVICE_GIVEN = "advice_given", _("Advice given, nothing more to do")
        TRANSFERRED = "transferred", _("Handed to another lawyer")
        LOST_CONTACT = "lost_contact", _("Contact lost")

    reference = models.CharField(_("reference"), max_length=20, unique=True)
    client = models.ForeignKey(Client, models.PROTECT, related_name="cases", verbose_name=_("client"))
    kind = models.CharField(_("kind of case"), max_length=20, choices=Kind, default=Kind.USM)
    stage = models.CharField(_("stage"), max_length=40, choices=STAGES, default="UNREGISTERED")
    opened_on = models.DateField(_("opened"))
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="case_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="case_closed_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["stage"], condition=Q(closed_on=None), name="case_open_stage")]

    def __str__(self) -> str:
        return self.reference


class Claim(HouseModel):
    """What belongs to a non-refoulement claim alone (domain: s.37W to 37Y Cap.115)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="claim", verbose_name=_("case"))
    risk_states = ArrayField(
        models.CharField(max_length=3), verbose_name=_("Risk States"), default=list, blank=True
    )
    on_claim_of_parent = models.BooleanField(_("child with a claim of their own"), default=False)

    history = tracked()

    def __str__(self) -> str:
        return str(self.case)


class Ground(HouseModel):
    """One ground a claim rests on; each is decided on its own."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="grounds", verbose_name=_("case"))
    code = models.CharField(_("ground"), max_length=20, choices=GROUNDS)
    claimed_on = models.DateField(_("claimed"), null=True, blank=True)
    given_up_on = models.DateField(_("given up"), null=True, blank=True)

    history = tracked()

    class Meta:
        # Not by the ground: not every role may read it.
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["case", "code"], name="ground_once")]

    def __str__(self) -> str:
        return str(GROUNDS[self.code])


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

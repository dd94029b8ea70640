"""How a referral is answered: states with their dates, what was asked back, decisions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import HouseModel
from core.sealed import SealedTextField

from .referral import STATES, Referral

USER = settings.AUTH_USER_MODEL


class StateChange(HouseModel):
    """That a referral came into a state; the referral's own `state` repeats the newest one."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="changes", verbose_name=_("referral"))
    state = models.CharField(_("state"), max_length=12, choices=STATES)
    made_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    history = tracked()

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["referral", "created_at"], name="referral_state_change")]


class Inquiry(HouseModel):
    """What the house asked the referrer, and their answer; both words are sealed."""

    referral = models.ForeignKey(
        Referral, models.PROTECT, related_name="inquiries", verbose_name=_("referral")
    )
    question = SealedTextField(
        verbose_name=_("what we asked"), max_length=2000, scope="referral_id", scope_kind="referral"
    )
    due_on = models.DateField(_("answer wanted by"))
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    answer = SealedTextField(
        verbose_name=_("the referrer's answer"),
        max_length=4000,
        blank=True,
        scope="referral_id",
        scope_kind="referral",
    )
    answered_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(answered_at=None), name="inquiry_one_open"
            )
        ]


class Decision(HouseModel):
    """What was decided, why, in which words it was told, by whom; undone by a manager only."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    referral = models.ForeignKey(
        Referral, models.PROTECT, related_name="decisions", verbose_name=_("referral")
    )
    outcome = models.CharField(_("decision"), max_length=10, choices=Outcome)
    # A code of the list "decline_reason".
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    words = models.CharField(_("what the referrer is told"), max_length=1000, blank=True)
    note = models.CharField(_("note for ourselves"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("undone by")
    )
    undone_why = models.CharField(_("why undone"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(undone_at=None), name="referral_one_decision"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="declined") | ~Q(reason=""), name="referral_declined_with_reason"
            ),
        ]

"""What was decided about people who look alike and names that may conflict."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.history import tracked
from core.models import HouseModel

from .people import ReferredPerson
from .referral import Referral

USER = settings.AUTH_USER_MODEL


class MatchDecision(HouseModel):
    """That a referred person is, or is not, a client the house knows."""

    class Answer(models.TextChoices):
        SAME = "same", _("Same person")
        DIFFERENT = "different", _("Different person")

    person = models.ForeignKey(
        ReferredPerson, models.PROTECT, related_name="match_decisions", verbose_name=_("person")
    )
    candidate = models.ForeignKey(Client, models.PROTECT, related_name="+", verbose_name=_("client"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)
    decided_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "candidate"], condition=Q(undone_at=None), name="match_decided_once"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(undone_at=None, answer="same"),
                name="match_one_same_person",
            ),
        ]


class ConflictDecision(HouseModel):
    """What was decided about one name of the other side that the house knows.

    `subject` is the record's kind and key ("clients.client 3f…"): a client, an organisation or a member of staff.
    """

    class Answer(models.TextChoices):
        CLEAR = "clear", _("No conflict")
        SUPERVISOR = "supervisor", _("Sent to the supervisor")
        CONFLICT = "conflict", _("Conflict")

    referral = models.ForeignKey(
        Referral, models.PROTECT, related_name="conflict_decisions", verbose_name=_("referral")
    )
    subject = models.CharField(_("record"), max_length=100)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "subject"], condition=Q(undone_at=None), name="conflict_decided_once"
            ),
            models.CheckConstraint(
                condition=~Q(answer="clear") | ~Q(reason=""), name="conflict_cleared_with_reason"
            ),
        ]

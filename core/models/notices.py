"""What a user is told on the desk, and what of it went out by mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.history import tracked

from .base import HouseModel

USER = settings.AUTH_USER_MODEL


class Notice(HouseModel):
    """One thing one user is told, once: the words belong to its kind, the rest are ids and one date.

    `subject_label` and `subject_id` name the record it is about; whoever no longer reaches that
    record no longer sees the notice.
    """

    user = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=60)
    url_name = models.CharField(max_length=80)
    url_args = models.JSONField(default=list, blank=True)
    subject_label = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True, blank=True)
    due_on = models.DateField(_("date"), null=True, blank=True)
    dedupe_key = models.CharField(max_length=200)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    asks_answer = models.BooleanField(_("to be acknowledged"), default=False)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, blank=True)
    # No longer wanted: the deadline was filed, the request answered.
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["user", "dedupe_key"], name="notice_once")]
        indexes = [
            models.Index(
                fields=["user", "-created_at"], condition=Q(read_at=None, ended_at=None), name="notice_unread"
            ),
            models.Index(fields=["user", "-created_at"], name="notice_newest"),
            models.Index(fields=["subject_id"], condition=Q(ended_at=None), name="notice_subject"),
        ]


class Delivery(HouseModel):
    """One message about one notice, or one day's digest; its key is the Message-ID, so a repeat is the same mail."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        REFUSED = "refused", _("Refused")
        FAILED = "failed", _("Failed")

    notice = models.ForeignKey(Notice, models.PROTECT, null=True, blank=True, related_name="deliveries")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("person"))
    channel = models.CharField(max_length=10, default="mail")
    message = models.CharField(max_length=40)
    in_digest = models.BooleanField(default=False)
    digest_on = models.DateField(null=True, blank=True)
    sent_with = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="covers")
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    code = models.CharField(_("why not"), max_length=60, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once"),
            models.UniqueConstraint(
                fields=["user", "digest_on"], condition=Q(notice=None), name="digest_once_a_day"
            ),
        ]
        indexes = [
            models.Index(
                fields=["user"], condition=Q(state="waiting", in_digest=True), name="delivery_for_digest"
            ),
        ]

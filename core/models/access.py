"""Openings of single records, and what is kept of every reading and every refusal."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core.access.classes import FieldClass
from core.history import tracked
from core.querysets import ScopedQuerySet

from .base import HouseModel, ScopingModel


class FieldGrant(ScopingModel, HouseModel):
    """One class of data on one record, open to one user for at most an hour: asked for, or by break-glass."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Asked for")
        BREAK_GLASS = "break_glass", _("Break-glass")

    class Verdict(models.TextChoices):
        RIGHT = "right", _("It was right")
        ASK = "ask", _("Ask about it")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    model_label = models.CharField(max_length=60)
    object_id = models.UUIDField()
    field_class = models.CharField(_("class of data"), max_length=30, choices=FieldClass)
    kind = models.CharField(max_length=12, choices=Kind)
    reason = models.CharField(_("reason"), max_length=500)
    # Empty while an asked-for grant waits for its answer.
    until = models.DateTimeField(_("until"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True)
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict, blank=True)

    history = tracked()
    scoping_columns = ("id", "user", "model_label", "object_id", "field_class", "until", "ended_at")

    class Meta:
        indexes = [
            models.Index(fields=["user", "until"], condition=Q(ended_at=None), name="field_grant_live"),
            models.Index(fields=["kind", "reviewed_at"], name="field_grant_review"),
        ]


class ReadEvent(models.Model):
    """That somebody saw a record: written in the transaction that showed it, never changed."""

    append_only = True

    at = models.DateTimeField(db_default=Now())
    user_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20)
    model_label = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40, blank=True)
    object_ids = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    classes = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    why = models.CharField(max_length=300, blank=True)
    request_id = models.CharField(max_length=60, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["model_label", "object_id", "-id"], name="read_event_record"),
            models.Index(fields=["user_id", "-id"], name="read_event_user"),
        ]


class Refusal(models.Model):
    """An attempt at what was not allowed: names of columns, never values."""

    append_only = True

    at = models.DateTimeField(db_default=Now())
    user_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20)
    model_label = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=60, blank=True)
    names = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    request_id = models.CharField(max_length=60, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-id"], name="refusal_newest")]

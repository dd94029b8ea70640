"""Long work somebody asked for, with its progress and what came of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.querysets import ScopedQuerySet

from .base import HouseModel


class Job(HouseModel):
    """Work done by a worker in its owner's name and rights; its file is kept under its key for a day."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Stopped")
        EXPIRED = "expired", _("Deleted")

    kind = models.CharField(_("kind"), max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    parameters = models.JSONField(default=dict, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    language = models.CharField(max_length=10, default="en")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(_("deleted by itself"), null=True, blank=True)
    error = models.CharField(max_length=80, blank=True)
    rows = models.PositiveIntegerField(_("rows"), null=True, blank=True)
    columns = models.PositiveSmallIntegerField(_("columns"), null=True, blank=True)
    file_name = models.CharField(_("file"), max_length=120, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    file_bytes = models.PositiveBigIntegerField(_("size"), null=True, blank=True)
    url_name = models.CharField(max_length=80, blank=True)
    url_args = models.JSONField(default=list, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["by", "-created_at"], name="job_newest"),
            models.Index(
                fields=["expires_at"],
                condition=Q(state__in=["done", "failed", "cancelled"]),
                name="job_to_expire",
            ),
        ]


class JobProgress(models.Model):
    """How far a job has come; written beside its own long transaction, so without a foreign key."""

    job = models.UUIDField(primary_key=True, default=uuid.uuid4)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(db_default=Now())

    objects = ScopedQuerySet.as_manager()

"""What is still to be done outside a request's transaction, and signs of life of those who do it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from core.querysets import ScopedQuerySet

from .base import HouseModel, ScopingModel


class Outbox(ScopingModel, HouseModel):
    """One thing to do, written with the business row that wants it; `reference` holds ids, never words."""

    class State(models.TextChoices):
        WAITING = "waiting"
        HANDED = "handed"
        TAKEN = "taken"
        DONE = "done"
        DEAD = "dead"

    kind = models.CharField(max_length=60)
    reference = models.JSONField(default=dict)
    due_at = models.DateTimeField(db_default=Now())
    dedupe_key = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=80, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    # Every page asks how late the oldest row is; what it is about stays with the few who repair.
    scoping_columns = ("id", "state", "due_at", "kind")

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state__in=["waiting", "handed", "taken"]), name="outbox_due"
            ),
            models.Index(fields=["-created_at"], condition=Q(state="dead"), name="outbox_dead"),
        ]


class Heartbeat(models.Model):
    """When a part of the house was last known to work: "beat" by way of a worker."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    objects = ScopedQuerySet.as_manager()

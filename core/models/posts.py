"""What makes a doubled post one record, and numbers for people."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from core.querysets import ScopedQuerySet


class IdempotencyKey(models.Model):
    """A creating form's key: the second post with it is answered with the first one's result."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    action = models.CharField(max_length=80)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    result = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    objects = ScopedQuerySet.as_manager()


class Sequence(models.Model):
    """The last number given out under a prefix ("C-2026"); locked while the next one is taken."""

    prefix = models.CharField(max_length=20, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.as_manager()

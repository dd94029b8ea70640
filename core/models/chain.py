"""The hash chain over history and read events."""

from django.db import models
from django.db.models.functions import Now

from core.querysets import ScopedQuerySet


class ChainLink(models.Model):
    """The digest of one kept row (`table`, `row_id`), taken the night after it was written."""

    append_only = True

    table = models.CharField(max_length=80)
    row_id = models.BigIntegerField()
    row_digest = models.BinaryField()

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "row_id"], name="chain_link_once")]


class ChainHead(models.Model):
    """The chain's digest after one night's links: over the head before and all links up to `last_link`."""

    append_only = True

    at = models.DateTimeField(db_default=Now())
    last_link = models.BigIntegerField()
    rows = models.BigIntegerField()
    digest = models.BinaryField()

    objects = ScopedQuerySet.as_manager()

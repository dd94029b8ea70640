"""Data keys: one for each client (a second for clinical text), kept wrapped."""

import uuid

from django.db import models
from django.db.models.functions import Now

from core.querysets import ScopedQuerySet

from .base import ScopingModel


class DataKey(ScopingModel):
    """A wrapped AES-256 key for all that is sealed in one scope; worth nothing without the key outside.

    `wrapped` is nonce, ciphertext and tag under key-encryption key number `key_version`. Every database role
    may read these rows: which ciphertexts it may open is decided by which columns it may read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope_kind = models.CharField(max_length=20)
    scope_id = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=20)
    key_version = models.PositiveSmallIntegerField()
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    scoping_columns = ("id", "scope_kind", "scope_id", "purpose", "key_version", "wrapped", "created_at")
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope_kind", "scope_id", "purpose"], name="data_key_once")
        ]
        indexes = [models.Index(fields=["key_version"], name="data_key_version")]

"""What users of lists leave behind: searches for an hour, and views they gave a name."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.querysets import EndableQuerySet
from core.sealed import SealedTextField

from .base import HouseModel


class StoredSearch(models.Model):
    """What a user typed into a search: kept sealed for an hour, so that no address holds a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    list_key = models.CharField(max_length=60)
    text = SealedTextField(scope="", max_length=200)
    made_at = models.DateTimeField(db_default=Now())

    objects = EndableQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="stored_search_age")]


class SavedView(HouseModel):
    """A state of a list a user gave a name: coded filters, order and columns, never a search."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    list_key = models.CharField(max_length=60)
    name = models.CharField(_("name of the view"), max_length=60)
    query = models.CharField(max_length=1000, blank=True)

    objects = EndableQuerySet.as_manager()  # type: ignore[misc]
    history = tracked()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "list_key", "name"], name="saved_view_once"),
        ]

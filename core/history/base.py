"""The history models, defined by django-simple-history and filled by one trigger function of the database."""

from collections.abc import Iterable

from django.db import models
from simple_history.models import HistoricalRecords


class HistoryBase(models.Model):
    """What every history row knows besides the record: who (also where no user was), by which act and request."""

    history_actor = models.CharField(max_length=120)
    history_action = models.CharField(max_length=80, blank=True)
    history_request_id = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True


def tracked(excluded_fields: Iterable[str] = ()) -> HistoricalRecords:
    """`history = tracked()` makes every change of the model a row nobody can leave out or alter."""
    return HistoricalRecords(
        bases=[HistoryBase],
        history_id_field=models.BigAutoField(),
        user_db_constraint=False,
        excluded_fields=list(excluded_fields),
    )

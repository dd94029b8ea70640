"""Ciphertext that no row names: its save failed after the file was laid down, or the process died in between.

A file is written before its row is committed, so only what has lain for a day is looked at.
"""

import datetime as dt
import logging
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Model

from core.batches import batches
from core.clock import now
from core.files import delete_file, stored_files

log = logging.getLogger(__name__)

AGE = dt.timedelta(days=1)
BATCH = 1000
# Failed saves are few. More than this in one night is a database that does not belong to the files.
MOST = 100
_columns: dict[type[Model], str] = {}


def register_file_column(model: type[Model], name: str) -> None:
    """Say that a column names sealed files; apps call it from their `registry`. The sweep keeps what is named."""
    _columns[model] = name


def registered_file_columns() -> dict[type[Model], str]:
    """Model -> the column that names its sealed file."""
    return dict(_columns)


def sweep_orphans() -> int:
    """Delete sealed files older than a day that no row names; how many. Inside a turn.

    Where there are more than `MOST` nothing is deleted, and the log says so: a person has to look.
    """
    orphans = list(_orphans(now() - AGE))
    if len(orphans) > MOST:
        log.error("files.too_many_orphans", extra={"count": len(orphans)})
        return 0
    for file_id in orphans:
        delete_file(file_id)
    log.info("files.orphans_deleted", extra={"count": len(orphans)})
    return len(orphans)


def _orphans(before: dt.datetime) -> Iterator[UUID]:
    old = (file_id for file_id, written_at in stored_files() if written_at < before)
    for batch in batches(old, BATCH):
        named = {found for model, name in _columns.items() for found in _named(model, name, batch)}
        yield from (file_id for file_id in batch if file_id not in named)


def _named(model: type[Model], name: str, file_ids: list[UUID]) -> Iterator[UUID]:
    rows = model._base_manager.filter(**{f"{name}__in": file_ids})
    yield from rows.values_list(name, flat=True).iterator()

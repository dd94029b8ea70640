"""How far a job has come, told while its long transaction is still open: over a connection of its own."""

import time
from typing import Any
from uuid import UUID

from django.db import connection

from core.db import SYSTEM_ROLE

EVERY_SECONDS = 0.4
TELL = """
insert into core_jobprogress (job, done, total, at) values (%s, %s, %s, clock_timestamp())
on conflict (job) do update set done = excluded.done, total = excluded.total, at = excluded.at
"""
IS_CANCELLED = "select cancel_asked_at is not null from core_job where id = %s"


class Cancelled(Exception):
    """Whoever asked for the job has stopped it."""


class Progress:
    """Opened with the first word, closed with the job."""

    def __init__(self, job_id: UUID) -> None:
        self._job_id = job_id
        self._beside: Any = None
        self._told_at = 0.0

    def tell(self, done: int, total: int, *, at_once: bool = False) -> None:
        """Let the page know, at most a few times a second.

        Raises:
            Cancelled: the job was stopped meanwhile.
        """
        if not at_once and time.monotonic() - self._told_at < EVERY_SECONDS:
            return
        self._told_at = time.monotonic()
        raw = self._connection()
        with raw.transaction(), raw.cursor() as cursor:
            cursor.execute("select set_config('role', %s, true)", [SYSTEM_ROLE])
            cursor.execute(TELL, [self._job_id, done, total])
            cursor.execute(IS_CANCELLED, [self._job_id])
            row = cursor.fetchone()
        if row and row[0]:
            raise Cancelled

    def _connection(self) -> Any:
        if self._beside is None:
            self._beside = connection.copy()
            self._beside.ensure_connection()
        return self._beside.connection

    def close(self) -> None:
        """Let the second connection go."""
        if self._beside is not None:
            self._beside.close()

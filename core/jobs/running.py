"""Running a job: claimed, done as its owner's database role with its owner's rights of now, and closed."""

import datetime as dt
import logging
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from core import outbox
from core.access.roles import database_role
from core.clock import now, today
from core.context import Current, enter, leave
from core.db import as_role
from core.files import delete_file, store_chunks
from core.jobs.asking import RUN
from core.jobs.kinds import JobKind, Made, Parameters, job_kind
from core.jobs.progress import Cancelled, Progress
from core.keys import HOUSE, key_for
from core.middleware import write_notes
from core.models import Job
from core.notices import notify
from core.turns import house_turn

log = logging.getLogger(__name__)

KEPT = dt.timedelta(hours=24)
# Whoever waited longer than this has gone on to something else and is told.
TELL_AFTER = dt.timedelta(seconds=30)
State = Job.State


class NotAllowed(Exception):
    """Its owner may no longer have this done."""


class Work:
    """What a running job has at hand."""

    def __init__(self, job: Job, progress: Progress) -> None:
        self.job_id: UUID = job.pk
        self.user: Any = job.by
        self.parameters: Parameters = job.parameters
        self.reason: str = job.reason
        self._progress = progress

    def tell(self, done: int, total: int, *, at_once: bool = False) -> None:
        """Say how far it is; raises where the owner has stopped it."""
        self._progress.tell(done, total, at_once=at_once)

    def keep_file(self, chunks: Iterable[bytes]) -> int:
        """Seal and keep the job's file as its bytes come; its size."""
        size, _digest = store_chunks(chunks, HOUSE, self.job_id)
        return size


def run_job(reference: dict[str, Any]) -> None:
    """Run one job to its end; whatever goes wrong ends it with a code."""
    with house_turn(RUN, "system:jobs"):
        job = _claim(reference["job"])
        key_for(HOUSE)
    if job is None:
        return
    progress = Progress(job.pk)
    try:
        made = _do(job, progress)
    except Exception as problem:  # the job's page tells, whatever it was
        _end_badly(job, problem)
    else:
        with house_turn(RUN, "system:jobs"):
            _end_well(job, made or Made())
    finally:
        progress.close()


def _claim(job_id: Any) -> Job | None:
    job = Job.objects.select_for_update(of=("self",)).select_related("by").filter(pk=job_id).first()
    if job is None or job.state not in (State.WAITING, State.RUNNING):
        return None
    job.state, job.started_at = State.RUNNING, now()
    job.save(update_fields=["state", "started_at"])
    return job


def allowed_kind(user: Any, kind: str, parameters: Parameters) -> JobKind:
    """The job's kind, if its owner may have it done now.

    Raises:
        NotAllowed: the owner has left, or lost the right.
    """
    known, last_day = job_kind(kind), getattr(user, "access_until", None)
    has_left = not user.is_active or (last_day is not None and last_day < today())
    if known is None or has_left or not known.may_run(user, parameters):
        raise NotAllowed
    return known


def _do(job: Job, progress: Progress) -> Made | None:
    """As the owner: their database role, their language, their name in history and read events."""
    user = job.by
    token = enter(Current(request_id=job.pk.hex, user=user))
    try:
        with (
            override(job.language),
            transaction.atomic(),
            as_role(
                database_role(user.role),
                actor=f"user:{user.pk}",
                user_id=str(user.pk),
                action=job.kind,
                reason=job.reason,
                request_id=job.pk.hex,
            ),
        ):
            kind = allowed_kind(user, job.kind, job.parameters)
            progress.tell(0, 0, at_once=True)
            made = kind.run(Work(job, progress))
            write_notes()
            return made
    finally:
        leave(token)


def _end_well(job: Job, made: Made) -> None:
    at = now()
    job.state, job.ended_at, job.expires_at = State.DONE, at, at + KEPT
    for name in ("file_name", "media_type", "file_bytes", "rows", "columns", "url_name"):
        setattr(job, name, getattr(made, name))
    job.url_args = list(made.url_args)
    job.save()
    if job.started_at and at - job.started_at > TELL_AFTER:
        notify([job.by], "core.job_ready", url_name="core:job", url_args=[job.pk], dedupe_key=f"job:{job.pk}")


def _end_badly(job: Job, problem: Exception) -> None:
    is_stopped = isinstance(problem, Cancelled)
    if not is_stopped:
        log.exception("job.failed", extra={"kind": job.kind, "job": str(job.pk)})
    with house_turn(RUN, "system:jobs"):
        job.state = State.CANCELLED if is_stopped else State.FAILED
        job.error = "" if is_stopped else type(problem).__name__[:80]
        job.ended_at, job.expires_at = now(), now() + KEPT
        job.save(update_fields=["state", "error", "ended_at", "expires_at"])


def expire_jobs() -> int:
    """Delete the files of jobs that ended a day ago; how many jobs. Inside a turn."""
    old = Job.objects.filter(
        state__in=[State.DONE, State.FAILED, State.CANCELLED], expires_at__lte=now()
    ).select_for_update(skip_locked=True)
    jobs = list(old)
    for job in jobs:
        delete_file(job.pk)
        if job.file_name:
            job.state, job.file_bytes = State.EXPIRED, None
        job.expires_at = None
        job.save(update_fields=["state", "file_bytes", "expires_at"])
    return len(jobs)


outbox.register_delivery(RUN, run_job, own_transactions=True, attempts=3)

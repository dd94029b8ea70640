"""Starting and stopping jobs, in their owner's name."""

import uuid
from typing import Any

from django.http import Http404
from django.utils.translation import get_language

from core import outbox
from core.access import Refused, lock, refuse
from core.clock import now
from core.db import acting
from core.jobs.kinds import Parameters, job_kind
from core.models import Job
from core.posts import once

RUN = "core.run_job"


def start_job(
    kind: str, *, by: Any, parameters: Parameters, reason: str = "", key: str | uuid.UUID | None = None
) -> Job:
    """Have long work done by a worker; its page is `core:job`.

    `parameters` are codes and ids. `key` is the form's idempotency key: a doubled post starts one job.

    Raises:
        Refused: the user may not have this done.
    """
    known = job_kind(kind)
    if known is None or not known.may_run(by, parameters):
        refuse(by, "job", "core.job", None, [kind])
        raise Refused
    with acting(by, "core.start_job", reason):
        job_id = once(key, by=by, action="core.start_job", make=lambda: _create(kind, by, parameters, reason))
        return Job.objects.get(pk=job_id)


def _create(kind: str, by: Any, parameters: Parameters, reason: str) -> str:
    job = Job.objects.create(
        kind=kind,
        by=by,
        parameters=dict(parameters),
        reason=reason[:300],
        language=get_language() or "en",
    )
    outbox.queue(RUN, {"job": job.pk}, dedupe_key=f"job:{job.pk}")
    return str(job.pk)


def cancel_job(*, job_id: Any, by: Any) -> None:
    """Stop one's own job: at once while it waits, at its next step when it runs."""
    with acting(by, "core.cancel_job"):
        job = lock(Job, job_id, by=by)
        if job.by_id != by.pk:
            refuse(by, "reach", "core.job", job_id, [])
            raise Http404
        if job.state not in (Job.State.WAITING, Job.State.RUNNING):
            return
        job.cancel_asked_at = now()
        if job.state == Job.State.WAITING:
            job.state, job.ended_at = Job.State.CANCELLED, now()
        job.save(update_fields=["cancel_asked_at", "state", "ended_at"])

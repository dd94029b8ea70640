"""Jobs as their owner sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import NoReverseMatch, reverse

from core.access import Seen, read, read_one
from core.access.reads import record
from core.clock import now
from core.files import open_file
from core.jobs.kinds import job_kind
from core.jobs.running import NotAllowed, allowed_kind
from core.models import Job, JobProgress

OPEN = (Job.State.WAITING, Job.State.RUNNING)
POLL_SECONDS = (1, 1, 2, 2, 4, 8, 15, 20)


@dataclass(frozen=True)
class ShownJob:
    """One job with its progress, ready for its panel."""

    seen: Seen
    title: str
    done: int
    total: int
    may_fetch: bool
    result_url: str

    @property
    def is_open(self) -> bool:
        return self.seen.state in OPEN

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done // self.total) if self.total else 0


def jobs_of(user: Any, limit: int = 20, kind: str = "") -> list[ShownJob]:
    """The user's own jobs, newest first."""
    rows = Job.objects.visible_to(user).filter(by=user, **({"kind": kind} if kind else {}))
    return _shown(user, read(user, rows.order_by("-created_at")[:limit]))


def job_of(user: Any, job_id: Any) -> ShownJob:
    """One of the user's own jobs, or 404."""
    return _shown(user, [read_one(user, Job.objects.visible_to(user).filter(by=user, pk=job_id))])[0]


def _shown(user: Any, seen: list[Seen]) -> list[ShownJob]:
    told = read(user, JobProgress.objects.visible_to(user).filter(pk__in=[one.pk for one in seen]))
    progress = {one.job: one for one in told}
    return [_one(one, progress.get(one.pk)) for one in seen]


def _one(seen: Seen, progress: Seen | None) -> ShownJob:
    kind = job_kind(seen.kind)
    describe = kind.describe if kind else None
    return ShownJob(
        seen=seen,
        title=describe(seen.parameters) if describe else str(kind.title if kind else seen.kind),
        done=progress.done if progress else 0,
        total=progress.total if progress else 0,
        may_fetch=_has_file(seen),
        result_url=_result_url(seen),
    )


def _has_file(seen: Seen) -> bool:
    is_kept = seen.state == Job.State.DONE and seen.expires_at is not None and seen.expires_at > now()
    return is_kept and bool(seen.file_name)


def _result_url(seen: Seen) -> str:
    if seen.state != Job.State.DONE or not seen.url_name:
        return ""
    try:
        return reverse(seen.url_name, args=seen.url_args)
    except NoReverseMatch:
        return ""


def fetch_file(user: Any, job_id: Any) -> tuple[Seen, Iterator[bytes]]:
    """A finished job's file for its owner, who must still have the right to it; the fetch is recorded.

    Raises:
        Http404: not theirs, not ready, deleted, or no longer allowed; all alike.
    """
    seen = read_one(user, Job.objects.visible_to(user).filter(by=user, pk=job_id))
    if not _has_file(seen):
        raise Http404
    try:
        allowed_kind(user, seen.kind, seen.parameters)
        content = open_file(seen.pk)
    except (NotAllowed, FileNotFoundError):
        raise Http404 from None
    record(user, "download", seen.model_label, str(seen.pk), why=seen.reason)
    return seen, content


def next_poll(turn: int) -> int:
    """Seconds until the page asks again: soon at first, every 20 in the end."""
    return POLL_SECONDS[min(turn, len(POLL_SECONDS) - 1)]

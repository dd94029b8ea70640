"""What leaves a transaction to be done later: written with the business row, done at least once, seen when late.

PostgreSQL is the truth, the broker carries ids. A row that could not be handed over, or whose worker died, is
found again by the sweep; a row handed over twice is done once, because doing it begins with claiming it.
"""

import datetime as dt
import logging
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from celery import current_app
from django.db import transaction
from django.db.models import F, Q, QuerySet
from kombu.exceptions import OperationalError

from core.clock import now
from core.db import acting
from core.models import Heartbeat, Outbox
from core.turns import house_turn

log = logging.getLogger(__name__)

Reference = Mapping[str, Any]
State = Outbox.State
ATTEMPTS = 8
BATCH = 200
LATE = dt.timedelta(minutes=10)
# How long a row handed to the broker is left alone, and how long a worker may be busy with one.
HANDED_FOR = dt.timedelta(minutes=2)
TAKEN_FOR = dt.timedelta(minutes=20)
FIRST_WAIT, LONGEST_WAIT = dt.timedelta(seconds=30), dt.timedelta(hours=1)
# After a failed attempt to reach the broker this process leaves it to the sweep for a while.
QUIET_SECONDS = 15.0
OPAQUE = re.compile(r"[0-9a-f-]{32,36}|\d{1,18}|\d{4}-\d\d-\d\d")
TASK = "core.deliver_outbox"
# A kind that does nothing: a worker that marks such a row as done has shown that it works.
CHECK = "core.check"


@dataclass(frozen=True)
class Kind:
    """What is done for rows of one kind; `own_transactions` is for long work that commits as it goes."""

    do: Callable[[dict[str, Any]], None]
    own_transactions: bool = False
    attempts: int = ATTEMPTS


_kinds: dict[str, Kind] = {}
_quiet_until = 0.0


def register_delivery(
    kind: str,
    do: Callable[[dict[str, Any]], None],
    *,
    own_transactions: bool = False,
    attempts: int = ATTEMPTS,
) -> None:
    """Say what is done for rows of a kind: `do(reference)`, safe to run twice, raising to be tried again."""
    _kinds[kind] = Kind(do, own_transactions, attempts)


def queue(kind: str, reference: Reference, *, due_at: dt.datetime | None = None, dedupe_key: str) -> None:
    """Have something done once the running transaction stands; the same `dedupe_key` again changes nothing.

    To be called inside `acting` or `system_context`. `reference` holds ids, numbers and dates in ISO form.
    """
    queue_all([(kind, reference, due_at, dedupe_key)])


def queue_all(wanted: Iterable[tuple[str, Reference, dt.datetime | None, str]]) -> None:
    """The same for many: (kind, reference, due_at, dedupe_key) each, in one statement a batch."""
    rows = [
        Outbox(kind=kind, reference=_opaque(reference), due_at=due_at or now(), dedupe_key=key)
        for kind, reference, due_at, key in wanted
    ]
    Outbox.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)
    hand_over_soon([row.pk for row in rows if row.due_at <= now()])


def hand_over_soon(ids: list[UUID]) -> None:
    """Tell the workers of new rows once the transaction stands; what is beyond the first few waits for the sweep."""
    if ids:
        # Not a partial: Django names what failed in its log, and falls over what has no name.
        transaction.on_commit(lambda: hand_over(ids[:BATCH]), robust=True)


def _opaque(reference: Reference) -> dict[str, Any]:
    kept = {name: str(value) for name, value in reference.items()}
    if not all(OPAQUE.fullmatch(value) for value in kept.values()):
        raise ValueError("An outbox row refers by ids, numbers and dates only.")
    return kept


def hand_over(ids: Iterable[UUID]) -> int:
    """Tell the workers which rows to look at; how many were told. A broker that is down is left to the sweep."""
    global _quiet_until
    told = 0
    if time.monotonic() < _quiet_until:
        return told
    for pk in ids:
        try:
            current_app.send_task(TASK, args=[str(pk)], ignore_result=True)
        except (OperationalError, OSError):
            _quiet_until = time.monotonic() + QUIET_SECONDS
            log.warning("outbox.broker_down")
            break
        told += 1
    return told


def claim_due(limit: int = BATCH) -> list[UUID]:
    """Take rows that are due, or whose lease ran out, so that no other sweep hands them over too."""
    at = now()
    forgotten = Q(state__in=[State.HANDED, State.TAKEN], lease_until__lt=at)
    due = Outbox.objects.filter(Q(state=State.WAITING, due_at__lte=at) | forgotten).order_by("due_at")
    ids = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:limit])
    Outbox.objects.filter(pk__in=ids).update(state=State.HANDED, lease_until=at + HANDED_FOR)
    return ids


def dispatch() -> int:
    """One sweep: claim what is due and hand it over after commit; how many were claimed. Inside a turn."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name="beat", at=now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at"],
    )
    ids = claim_due()
    if ids:
        transaction.on_commit(lambda: _hand_over_or_release(ids), robust=True)
    return len(ids)


def _hand_over_or_release(ids: list[UUID]) -> None:
    told = hand_over(ids)
    if told < len(ids):
        with house_turn("core.release_outbox", "system:outbox"):
            Outbox.objects.filter(pk__in=ids[told:], state=State.HANDED).update(
                state=State.WAITING, lease_until=None
            )


def deliver(outbox_id: Any) -> bool:
    """Do what one row asks for, if it is still to be done; False when somebody else did or does."""
    with house_turn(TASK, "system:outbox"):
        row = _claim(outbox_id)
    if row is None:
        return False
    kind = _kinds.get(row.kind)
    try:
        if kind is None:
            raise LookupError
        _do(kind, row)
    except Exception as problem:  # whatever went wrong is kept as a code, and tried again
        log.exception("outbox.failed", extra={"kind": row.kind, "outbox": str(row.pk)})
        with house_turn(TASK, "system:outbox"):
            _put_back(row, kind, type(problem).__name__)
        return False
    return True


def _claim(outbox_id: Any) -> Outbox | None:
    at = now()
    open_rows = Q(state__in=[State.WAITING, State.HANDED], due_at__lte=at)
    forgotten = Q(state=State.TAKEN, lease_until__lt=at)
    taken = Outbox.objects.filter(open_rows | forgotten, pk=outbox_id).update(
        state=State.TAKEN, lease_until=at + TAKEN_FOR, attempts=F("attempts") + 1
    )
    return Outbox.objects.get(pk=outbox_id) if taken else None


def _do(kind: Kind, row: Outbox) -> None:
    if kind.own_transactions:
        kind.do(row.reference)
        with house_turn(TASK, "system:outbox"):
            _finish(row)
        return
    with house_turn(row.kind, f"task:{row.kind}"):
        kind.do(row.reference)
        _finish(row)


def _finish(row: Outbox) -> None:
    Outbox.objects.filter(pk=row.pk).update(state=State.DONE, done_at=now(), lease_until=None, last_error="")


def _put_back(row: Outbox, kind: Kind | None, error: str) -> None:
    is_dead = row.attempts >= (kind.attempts if kind else ATTEMPTS)
    wait = min(FIRST_WAIT * 2 ** (row.attempts - 1), LONGEST_WAIT)
    Outbox.objects.filter(pk=row.pk).update(
        state=State.DEAD if is_dead else State.WAITING,
        due_at=row.due_at if is_dead else now() + wait,
        lease_until=None,
        last_error=error[:80],
    )


def work_off(limit: int = 1000) -> int:
    """Do everything that is due here and now, without a worker; how many rows were done."""
    done = 0
    while limit > 0:
        with house_turn("core.dispatch_outbox", "system:outbox"):
            ids = claim_due(min(limit, BATCH))
        if not ids:
            break
        done += sum(deliver(pk) for pk in ids)
        limit -= len(ids)
    return done


def late_rows() -> QuerySet[Outbox]:
    """What has waited for more than ten minutes; readable by every role."""
    waiting = Outbox.objects.filter(state__in=[State.WAITING, State.HANDED])
    return waiting.filter(due_at__lt=now() - LATE)


def retry(*, outbox_id: Any, by: Any) -> bool:
    """Give a dead row a new start; False when it is not dead."""
    with acting(by, "core.retry_outbox"):
        dead = Outbox.objects.visible_to(by).filter(pk=outbox_id, state=State.DEAD)
        return bool(dead.update(state=State.WAITING, due_at=now(), attempts=0, last_error=""))


register_delivery(CHECK, lambda reference: None, attempts=1)

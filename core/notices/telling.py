"""Telling people: one row a person and thing, its mail, and its end; set-based, so that a sweep may tell thousands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.db.models.functions import Coalesce

from core import outbox
from core.access import lock
from core.batches import BATCH, batches
from core.clock import now
from core.db import acting, system_context
from core.models import Notice
from core.notices.kinds import notice_kind
from core.notices.writing import write_notices

MAIL = "core.deliver_message"


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One thing for one person; `dedupe_key` makes it once for that person."""

    user_id: Any
    kind: str
    url_name: str
    dedupe_key: str
    url_args: tuple[str, ...] = ()
    subject_label: str = ""
    subject_id: Any = None
    due_on: dt.date | None = None
    is_urgent: bool = False


def notify(
    users: Iterable[Any],
    kind: str,
    *,
    url_name: str,
    url_args: Iterable[Any] = (),
    dedupe_key: str,
    about: Model | None = None,
    due_on: dt.date | None = None,
    is_urgent: bool = False,
) -> int:
    """Tell users something on their desk, once each, and by a mail that says nothing; how many are told anew.

    `about` is the record it concerns: who no longer reaches it sees the notice without it. To be called in
    the transaction of what happened; may be called as any role.
    """
    args = tuple(str(one) for one in url_args)
    label = about._meta.label_lower if about is not None else ""
    return notify_all(
        Telling(
            user_id=getattr(user, "pk", user),
            kind=kind,
            url_name=url_name,
            url_args=args,
            dedupe_key=dedupe_key,
            subject_label=label,
            subject_id=about.pk if about is not None else None,
            due_on=due_on,
            is_urgent=is_urgent,
        )
        for user in users
    )


def notify_all(tellings: Iterable[Telling]) -> int:
    """Tell many people many things, in one statement for each five thousand; those already told are left out."""
    told = 0
    with system_context("core.notify"):
        for some in batches(tellings, BATCH):
            new, mails = write_notices([_row(one) for one in some], MAIL, now())
            outbox.hand_over_soon(mails)
            told += new
    return told


def _row(one: Telling) -> dict[str, Any]:
    kind = notice_kind(one.kind)
    message, in_digest = kind.mail(one.is_urgent)
    return vars(one) | {"asks_answer": kind.asks_answer, "message": message, "in_digest": in_digest}


def end_notices(subject_label: str, subject_ids: Iterable[Any], *, kinds: Iterable[str] = ()) -> int:
    """What these records asked for is done or gone: their notices (of `kinds`, or all) ask for nothing more."""
    with system_context("core.end_notices"):
        live = Notice.objects.filter(
            subject_label=subject_label, subject_id__in=list(subject_ids), ended_at=None
        )
        wanted = list(kinds)
        return (live.filter(kind__in=wanted) if wanted else live).update(ended_at=now())


def acknowledge_about(subject_label: str, subject_id: Any, *, by: Any) -> None:
    """The user has answered for a record on its own page: their notices about it are acknowledged with it."""
    at = now()
    with system_context("core.acknowledge_about"):
        own = Notice.objects.filter(
            user=by,
            subject_label=subject_label,
            subject_id=subject_id,
            asks_answer=True,
            acknowledged_at=None,
        )
        own.update(acknowledged_at=at, read_at=Coalesce("read_at", at))


def read_notice(*, notice_id: Any, by: Any) -> None:
    """Note that the user has opened a notice of theirs."""
    with acting(by, "core.read_notice"):
        Notice.objects.filter(pk=notice_id, user=by, read_at=None).update(read_at=now())


def read_all_notices(*, by: Any) -> None:
    """Note that the user has seen all that asks for no answer."""
    with acting(by, "core.read_all_notices"):
        Notice.objects.filter(user=by, read_at=None, asks_answer=False).update(read_at=now())


def acknowledge_notice(*, notice_id: Any, by: Any) -> Notice:
    """Keep that the user answers for having read it; once, and the first time counts."""
    with acting(by, "core.acknowledge_notice"):
        notice = lock(Notice, notice_id, by=by)
        if notice.acknowledged_at is None:
            notice.acknowledged_at = now()
            notice.read_at = notice.read_at or notice.acknowledged_at
            notice.save(update_fields=["acknowledged_at", "read_at"])
            told = notice_kind(notice.kind).on_acknowledge
            if told:
                told(notice.subject_id, by)
    return notice

"""Notices by mail: neutral words and an opaque link through the message gate, at least once, one digest a day."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from core import outbox, outgoing
from core.access import refuse
from core.clock import now, today
from core.models import Delivery
from core.notices.telling import MAIL
from core.outgoing import Outcome, Recipient

DIGEST_FROM = dt.time(8, 0)
_recipients: list[Callable[[Any], Recipient]] = []


class MailFailed(Exception):
    """The mail server did not take a message; it is tried again."""


def register_recipients(find: Callable[[Any], Recipient]) -> None:
    """Say how a user's key becomes somebody to write to; the accounts do so once."""
    _recipients[:] = [find]


def deliver_message(reference: dict[str, Any]) -> None:
    """Send one delivery's message; a second time, or when its notice has ended meanwhile, nothing leaves.

    Raises:
        MailFailed: the mail server did not answer.
    """
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=reference["delivery"])
    if delivery.state != Delivery.State.WAITING:
        return
    if delivery.notice and delivery.notice.ended_at:
        _close(delivery, Delivery.State.REFUSED, "ended")
        return
    recipient = _recipients[0](delivery.user_id)
    result = outgoing.send(delivery.message, recipient, delivery_id=delivery.pk, path=_path(delivery))
    if result.outcome == Outcome.FAILED:
        raise MailFailed
    if result.outcome == Outcome.REFUSED:
        refuse(None, "message", "core.delivery", delivery.pk, [result.code])
        _close(delivery, Delivery.State.REFUSED, result.code)
        return
    _close(delivery, Delivery.State.SENT)
    if delivery.notice_id is None:
        _close_covered(delivery)


def _path(delivery: Delivery) -> str:
    return (
        reverse("core:notice", args=[delivery.notice_id]) if delivery.notice_id else reverse("core:notices")
    )


def _close(delivery: Delivery, state: str, code: str = "") -> None:
    delivery.state, delivery.code = state, code
    delivery.sent_at = now() if state == Delivery.State.SENT else None
    delivery.save(update_fields=["state", "code", "sent_at"])


def _close_covered(digest: Delivery) -> None:
    """The digest stands for everything of its reader that was waiting when it left."""
    waiting = Delivery.objects.filter(
        user_id=digest.user_id, in_digest=True, state=Delivery.State.WAITING, created_at__lte=now()
    )
    waiting.update(state=Delivery.State.SENT, sent_with=digest, sent_at=digest.sent_at)


def queue_digests() -> int:
    """From eight in the morning on: one digest a day for whoever has something in it; how many are queued.

    Found by query and kept once by a constraint: running it often, late or twice at once sends no second one.
    """
    if timezone.localtime(now()).time() < DIGEST_FROM:
        return 0
    day = today()
    waiting = Delivery.objects.filter(in_digest=True, state=Delivery.State.WAITING).filter(
        Q(notice__ended_at=None)
    )
    had = Delivery.objects.filter(notice=None, digest_on=day).values("user_id")
    users = waiting.exclude(user_id__in=had).values_list("user_id", flat=True).distinct()
    digests = [Delivery(user_id=user, message="digest", digest_on=day) for user in users]
    Delivery.objects.bulk_create(digests, ignore_conflicts=True)
    kept = Delivery.objects.filter(pk__in=[one.pk for one in digests])
    outbox.queue_all((MAIL, {"delivery": one.pk}, None, f"mail:{one.pk}") for one in kept)
    return len(digests)


outbox.register_delivery(MAIL, deliver_message)

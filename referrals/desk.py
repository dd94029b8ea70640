"""What the front door puts on a user's desk: referrals to be answered, and conflicts sent up."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import Seen, read
from core.context import current
from core.desk import DeskItem
from core.templatetags.house import day
from referrals.models import ConflictDecision, Referral
from referrals.policy import acts
from referrals.rules import WAITING, State

SOON = dt.timedelta(days=2)
MOST = 60
COLUMNS = ("reference", "kind", "state", "urgency", "answer_by_on", "triaged_by")
TONES = {"urgent": "urgent", "high": "soon"}


def overdue(user: Any, today: dt.date) -> list[DeskItem]:
    """Referrals whose answer is late."""
    return [_item(one) for one in _waiting(user) if one.answer_by_on < today]


def due(user: Any, today: dt.date) -> list[DeskItem]:
    """Referrals to be answered within two days."""
    return [_item(one) for one in _waiting(user) if today <= one.answer_by_on <= today + SOON]


def new(user: Any, today: dt.date) -> list[DeskItem]:
    """Referrals nobody has begun to read, due later."""
    return [_item(one) for one in _later(user, today) if one.state == State.RECEIVED]


def waiting(user: Any, today: dt.date) -> list[DeskItem]:
    """Referrals the user has begun to read, due later, and conflicts sent to the supervisor."""
    mine = [_item(one) for one in _later(user, today) if one.triaged_by_id == user.pk]
    return [*mine, *_sent_up(user)]


def _later(user: Any, today: dt.date) -> list[Seen]:
    return [one for one in _waiting(user) if one.answer_by_on > today + SOON]


def _waiting(user: Any) -> list[Seen]:
    """What waits, read once for all sections; empty for whoever does not take people in."""
    if not acts.may_accept(user):
        return []
    cache = current().cache
    if "referrals.desk" not in cache:
        rows = Referral.objects.visible_to(user).filter(state__in=WAITING)
        cache["referrals.desk"] = read(user, rows.order_by("answer_by_on")[:MOST], fields=COLUMNS)
    return cache["referrals.desk"]


def _sent_up(user: Any) -> Iterator[DeskItem]:
    if not acts.may_settle_conflicts(user):
        return
    rows = ConflictDecision.objects.visible_to(user).filter(
        undone_at=None, answer=ConflictDecision.Answer.SUPERVISOR, referral__state__in=WAITING
    )
    for one in read(user, rows.order_by("created_at")[:MOST], follow=["referral"], fields=["referral"]):
        yield _item(one.referral, note=_("Conflict to decide"))


def _item(referral: Seen, note: str = "") -> DeskItem:
    return DeskItem(
        title=_("Referral %(reference)s") % {"reference": referral.reference},
        url=reverse("referrals:detail", args=[referral.pk]),
        on=referral.answer_by_on,
        when=_("Answer by %(day)s") % {"day": day(referral.answer_by_on)},
        note=note or referral.get_urgency_display,
        about=referral.get_kind_display,
        action=_("Answer"),
        tone=TONES.get(referral.urgency, ""),
    )

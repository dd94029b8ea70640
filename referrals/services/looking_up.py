"""A visitor's look at their own referral, by reference and code; the answer is the same for every failure."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.access.refusals import refuse
from core.db import system_context
from referrals import codes
from referrals.limits import may_go_on
from referrals.models import Decision, Inquiry, Referral, StateChange

BY_ADDRESS, BY_REFERENCE = 20, 10


@dataclass(frozen=True)
class StatusAnswer:
    """All that a visitor is ever shown: nothing of a client or a case."""

    reference: str
    kind: str
    state: str
    sent_at: dt.datetime
    steps: tuple[tuple[str, dt.datetime], ...] = ()
    reason: str = ""
    words: str = ""
    question: str = ""
    answer_wanted_by: dt.date | None = None


def look_up_status(*, reference: str, code: str, address: str) -> UUID | None:
    """The referral a reference and its code belong to; None alike when either is wrong or too many tried."""
    wanted = reference.strip().upper()
    is_allowed = may_go_on("status by address", address, times=BY_ADDRESS)
    is_allowed &= may_go_on("status by reference", wanted, times=BY_REFERENCE)
    with system_context("referrals.look_up_status"):
        row = Referral.objects.filter(reference=wanted).values_list("pk", "status_code_digest").first()
    pk, digest = row or (None, "")
    if codes.is_code(code, digest) and is_allowed:
        return pk
    refuse(None, "status", "referrals.referral", None, [])
    return None


def status_of(*, referral_id: Any) -> StatusAnswer:
    """What the visitor who looked a referral up may see of it; the caller has checked that they did."""
    with system_context("referrals.status_of"):
        referral = Referral.objects.get(pk=referral_id)
        decision = Decision.objects.filter(referral=referral, undone_at=None).first()
        inquiry = Inquiry.objects.filter(referral=referral, answered_at=None).first()
        steps = StateChange.objects.filter(referral=referral).values_list("state", "created_at")
        return StatusAnswer(
            reference=referral.reference,
            kind=referral.kind,
            state=referral.state,
            sent_at=referral.created_at,
            steps=tuple(steps),
            reason=decision.reason if decision else "",
            words=decision.words if decision else "",
            question=inquiry.question if inquiry else "",
            answer_wanted_by=inquiry.due_on if inquiry else None,
        )

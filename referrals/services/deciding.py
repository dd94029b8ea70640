"""Answering a referral, and undoing, withdrawing or closing one."""

from typing import Any

from core.access import lock, require_create, require_write
from core.clock import now
from core.db import acting
from referrals.models import Decision, Referral
from referrals.rules import State

from .moves import move
from .telling import (
    ANSWERED,
    ASKED,
    CLOSED,
    CONFLICT,
    REOPENED,
    URGENT,
    WITHDRAWN,
    end_asking,
    tell_reader,
    tell_referrer,
)


def decline_referral(
    *, referral_id: Any, version: int, reason: str, words: str, by: Any, note: str = ""
) -> Decision:
    """Say no, with a coded reason (list "decline_reason") and the words the referrer reads."""
    with acting(by, "referrals.decline_referral"):
        referral = lock(Referral, referral_id, by=by, version=version)
        facts = {"reason": reason, "words": words, "note": note}
        return decide(referral, Decision.Outcome.DECLINED, facts, by=by)


def decide(referral: Referral, outcome: str, facts: dict[str, str], *, by: Any) -> Decision:
    """Keep a decision on a locked referral and move it; to be called inside `acting`."""
    require_create(by, Decision, {"outcome", "decided_by", *facts})
    decision = Decision(referral=referral, outcome=outcome, decided_by=by, **facts)
    move(referral, State(outcome), by=by)
    decision.full_clean()
    decision.save()
    end_asking(referral, ASKED, URGENT, CONFLICT)
    tell_referrer(referral, ANSWERED, decision.pk)
    return decision


def undo_decision(*, referral_id: Any, version: int, why: str, by: Any) -> None:
    """Take an answer back: the referral is read again. What an acceptance made stays, for its own ending."""
    with acting(by, "referrals.undo_decision", why):
        referral = lock(Referral, referral_id, by=by, version=version)
        changes = {"undone_at": now(), "undone_by": by, "undone_why": why}
        for decision in Decision.objects.select_for_update().filter(referral=referral, undone_at=None):
            require_write(by, decision, changes)
            Decision.objects.filter(pk=decision.pk).update(**changes)
        move(referral, State.IN_TRIAGE, by=by)
        tell_referrer(referral, REOPENED, f"{referral.pk}:{referral.version}")


def close_referral(*, referral_id: Any, version: int, by: Any) -> None:
    """Note that what the referral led to is over."""
    with acting(by, "referrals.close_referral"):
        referral = lock(Referral, referral_id, by=by, version=version)
        require_write(by, referral, {"state"})
        move(referral, State.CLOSED, by=by)
        tell_referrer(referral, CLOSED, referral.pk)


def withdraw_referral(*, referral_id: Any, version: int, why: str, by: Any) -> None:
    """Take a referral back before it is answered; its sender's organisation, or the desk in their name."""
    with acting(by, "referrals.withdraw_referral"):
        referral = lock(Referral, referral_id, by=by, version=version)
        require_write(by, referral, {"withdrawn_why"})
        move(referral, State.WITHDRAWN, by=by, also={"withdrawn_why": why})
        end_asking(referral, ASKED, URGENT, CONFLICT)
        tell_reader(referral, WITHDRAWN, referral.pk)

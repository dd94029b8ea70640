"""Reading what came in: taking it on, deciding who is who, saying how urgent it is."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import Client
from core.access import lock, require_create, require_write, save_changes
from core.clock import now, today
from core.db import acting
from referrals.models import ConflictDecision, MatchDecision, Referral, ReferredPerson
from referrals.queries import is_open_day, urgency_of
from referrals.rules import ANSWER_WITHIN, WAITING, Level, State, answer_by

from .moves import move
from .telling import tell_supervisors


def take_referral(*, referral_id: Any, version: int, by: Any) -> None:
    """Begin to read a referral; the referrer sees that it is being read."""
    with acting(by, "referrals.take_referral"):
        referral = lock(Referral, referral_id, by=by, version=version)
        require_write(by, referral, {"triaged_by"})
        move(referral, State.IN_TRIAGE, by=by, also={"triaged_by": by})


def record_match_decision(*, person_id: Any, candidate_id: Any, answer: str, by: Any) -> MatchDecision:
    """Say whether a referred person is a client the house knows; an earlier answer is undone by it."""
    require_create(by, MatchDecision, {"candidate", "answer", "decided_by"})
    with acting(by, "referrals.record_match_decision"):
        person = lock(ReferredPerson, person_id, by=by)
        _require_waiting(person.referral_id, by)
        if not Client.objects.visible_to(by).filter(pk=candidate_id).exists():
            raise Http404
        live = MatchDecision.objects.filter(person=person, undone_at=None)
        live.filter(candidate_id=candidate_id).update(undone_at=now())
        if answer == MatchDecision.Answer.SAME and live.filter(answer=answer).exists():
            raise ValidationError(_("Somebody else is already marked as the same person. Undo that first."))
        decision = MatchDecision(person=person, candidate_id=candidate_id, answer=answer, decided_by=by)
        decision.full_clean()
        decision.save()
    return decision


def undo_match_decision(*, decision_id: Any, by: Any) -> None:
    """Take back what was said about a match, while the referral waits."""
    with acting(by, "referrals.undo_match_decision"):
        decision = lock(MatchDecision, decision_id, by=by)
        _require_waiting(decision.person.referral_id, by)
        save_changes(decision, {"undone_at": now()}, by=by)


def record_conflict_decision(
    *, referral_id: Any, subject: str, answer: str, reason: str, by: Any
) -> ConflictDecision:
    """Say what a known name on the other side means; an earlier answer is undone by it."""
    require_create(by, ConflictDecision, {"subject", "answer", "reason", "decided_by"})
    with acting(by, "referrals.record_conflict_decision"):
        referral = _require_waiting(referral_id, by)
        ConflictDecision.objects.filter(referral=referral, subject=subject, undone_at=None).update(
            undone_at=now()
        )
        decision = ConflictDecision(
            referral=referral, subject=subject, answer=answer, reason=reason, decided_by=by
        )
        decision.full_clean()
        decision.save()
        if answer == ConflictDecision.Answer.SUPERVISOR:
            tell_supervisors(referral, decision.pk)
    return decision


def undo_conflict_decision(*, decision_id: Any, by: Any) -> None:
    """Take back what was said about a conflict, while the referral waits."""
    with acting(by, "referrals.undo_conflict_decision"):
        decision = lock(ConflictDecision, decision_id, by=by)
        _require_waiting(decision.referral_id, by)
        save_changes(decision, {"undone_at": now()}, by=by)


def change_urgency(*, referral_id: Any, version: int, urgency: str, why: str, by: Any) -> None:
    """Set the urgency by hand, with the reason; the day an answer is due moves with it."""
    with acting(by, "referrals.change_urgency", why):
        referral = lock(Referral, referral_id, by=by, version=version)
        due = answer_by(timezone.localtime(referral.created_at).date(), urgency, is_open_day)
        save_changes(referral, {"urgency": urgency, "urgency_why": why, "answer_by_on": due}, by=by)


def refresh_urgency() -> int:
    """Raise what has become more urgent as its date came near (never lower it); the number raised."""
    raised = 0
    waiting = Referral.objects.select_for_update().filter(state__in=WAITING, next_on__isnull=False)
    for referral in waiting.defer("account"):
        level = urgency_of(referral).level
        if ANSWER_WITHIN[level] < ANSWER_WITHIN[Level(referral.urgency)]:
            due = min(referral.answer_by_on, answer_by(today(), level, is_open_day))
            Referral.objects.filter(pk=referral.pk).update(urgency=level, answer_by_on=due)
            raised += 1
    return raised


def _require_waiting(referral_id: Any, by: Any) -> Referral:
    referral = lock(Referral, referral_id, by=by)
    if referral.state not in WAITING:
        raise ValidationError(_("This referral has been answered already."))
    return referral

"""What the pages about one referral share: reaching it, and what was said about it so far."""

from typing import Any

from core.access import Seen, read, read_one, record_open
from referrals.models import Decision, Inquiry, Referral, StateChange
from referrals.telling import pressing_in_words, rail_of, reason_in_words


def reach(request: Any, pk: Any) -> Seen:
    """The referral as the reader may see it; 404 alike when it is missing or not theirs."""
    rows = Referral.objects.visible_to(request.user).filter(pk=pk)
    seen = read_one(request.user, rows, follow=["organisation", "submitted_by", "triaged_by"])
    seen.attach("pressing_words", pressing_in_words(seen))
    return seen


def open_page(request: Any, pk: Any) -> Seen:
    """The same, kept as opened."""
    seen = reach(request, pk)
    record_open(request.user, seen)
    return seen


def said(user: Any, referral: Seen) -> dict[str, Any]:
    """States, questions and the decision that stands, as the user may read them."""
    of_it = {"referral": referral.pk}
    changes = read(user, StateChange.objects.visible_to(user).filter(**of_it).order_by("created_at"))
    decisions = Decision.objects.visible_to(user).filter(**of_it, undone_at=None)
    standing = read(user, decisions, follow=["decided_by"])
    inquiries = Inquiry.objects.visible_to(user).filter(**of_it).order_by("created_at")
    asked = read(user, inquiries, follow=["asked_by"])
    decision = standing[0] if standing else None
    return {
        "rail": rail_of(referral.state, [(one.state, one.created_at) for one in changes]),
        "decision": decision,
        "reason": reason_in_words(decision.reason) if decision else "",
        "inquiries": asked,
        "open_inquiry": next((one for one in asked if one.answered_at is None), None),
    }

"""People sent to the house by others: what was sent, how it was read, and how it was answered."""

from .answers import Decision, Inquiry, StateChange
from .drafts import ReferralDraft
from .findings import ConflictDecision, MatchDecision
from .people import ReferredPerson
from .referral import Referral

__all__ = [
    "ConflictDecision",
    "Decision",
    "Inquiry",
    "MatchDecision",
    "Referral",
    "ReferralDraft",
    "ReferredPerson",
    "StateChange",
]

"""The verbs of referrals; every write of a referral goes through here."""

from .asking import answer_as_visitor, answer_inquiry, ask_referrer
from .deciding import (
    close_referral,
    decline_referral,
    undo_decision,
    withdraw_referral,
)
from .drafts import (
    Holder,
    OpenDraft,
    drop_draft,
    keep_answers,
    make_link,
    open_draft,
    open_drafts,
    purge_drafts,
    redeem_link,
    start_draft,
)
from .looking_up import StatusAnswer, look_up_status, status_of
from .sending import Sent, send_draft, submit_referral
from .taking_in import NotYet, accept_referral, override_consent
from .triage import (
    change_urgency,
    record_conflict_decision,
    record_match_decision,
    refresh_urgency,
    take_referral,
    undo_conflict_decision,
    undo_match_decision,
)

__all__ = [
    "Holder",
    "NotYet",
    "OpenDraft",
    "Sent",
    "StatusAnswer",
    "accept_referral",
    "answer_as_visitor",
    "answer_inquiry",
    "ask_referrer",
    "change_urgency",
    "close_referral",
    "decline_referral",
    "drop_draft",
    "keep_answers",
    "look_up_status",
    "make_link",
    "open_draft",
    "open_drafts",
    "override_consent",
    "purge_drafts",
    "record_conflict_decision",
    "record_match_decision",
    "redeem_link",
    "refresh_urgency",
    "send_draft",
    "start_draft",
    "status_of",
    "submit_referral",
    "take_referral",
    "undo_conflict_decision",
    "undo_decision",
    "undo_match_decision",
    "withdraw_referral",
]

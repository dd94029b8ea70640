"""Who may open which address of referrals."""

from accounts.policy import Role
from core.access import PUBLIC, classify_urls

from .roles import ACCEPTERS, OVERRIDERS, READERS, TRIAGE, UNDOERS

PARTNERS = frozenset({Role.PARTNER})
classify_urls(
    "referrals",
    # Visitors fill in and look up; whose draft it is, and who may send, the views and services check.
    dict.fromkeys(
        (
            "start",
            "step",
            "autosave",
            "drop",
            "resume",
            "receipt",
            "status",
            "status_shown",
            "status_answer",
            "status_leave",
        ),
        PUBLIC,
    )
    | dict.fromkeys(("mine", "mine_detail", "answer", "withdraw"), PARTNERS)
    | dict.fromkeys(("inbox", "answered", "detail", "of_client"), READERS)
    | dict.fromkeys(
        (
            "take",
            "match",
            "match_undo",
            "conflict",
            "conflict_undo",
            "decline",
            "ask",
            "urgency",
            "close",
        ),
        TRIAGE,
    )
    | {"accept": ACCEPTERS, "override": OVERRIDERS, "undo": UNDOERS},
)

"""States, questions and decisions: what was told is the referrer's to read, the rest is ours."""

from core.access import SYSTEM, F, Policy, Via
from referrals.models import Decision, Inquiry, StateChange

from .roles import ALL_READERS, BASIC, NEAR, OURS, SENT_STORY, TOLD, TRIAGE, UNDOERS

OF_REFERRAL = dict.fromkeys(ALL_READERS, Via("referral"))
UNDOING = F("operational", read=OURS.read, write=UNDOERS)

state_policy = Policy(
    StateChange,
    rows=OF_REFERRAL,
    label="state",
    fields=BASIC | {"referral": SYSTEM, "state": TOLD, "made_by": OURS},
)

inquiry_policy = Policy(
    Inquiry,
    rows=OF_REFERRAL,
    fields=BASIC
    | {
        "referral": SYSTEM,
        "question": F("persecution", read=NEAR, write=TRIAGE, ask=SENT_STORY.ask),
        "answer": SENT_STORY,
        "due_on": TOLD,
        "asked_by": OURS,
        "answered_by": TOLD,
        "answered_at": TOLD,
    },
)

decision_policy = Policy(
    Decision,
    rows=OF_REFERRAL,
    label="outcome",
    fields=BASIC
    | {"referral": SYSTEM}
    | dict.fromkeys(("outcome", "reason", "words"), TOLD)
    | dict.fromkeys(("note", "decided_by"), OURS)
    | dict.fromkeys(("undone_by", "undone_why"), UNDOING)
    # The referrer's page leaves undone decisions out, and needs to know which they are.
    | {"undone_at": F("system", read=ALL_READERS, write=UNDOERS)},
)

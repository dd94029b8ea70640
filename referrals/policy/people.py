"""The people of a referral, and what was decided about who they are and whom they may conflict with."""

from accounts.policy import Role
from core.access import SYSTEM, Derived, Policy, Via
from referrals.models import ConflictDecision, MatchDecision, ReferredPerson

from .roles import BASIC, LINK, OURS, SENT, SENT_CONTACT, SENT_NAME, SENT_NUMBER, TRIAGE

person_policy = Policy(
    ReferredPerson,
    rows=dict.fromkeys(TRIAGE | {Role.PARTNER}, Via("referral")) | {Role.CASEWORKER: Via("case")},
    fields=BASIC
    | {"referral": SYSTEM, "position": SYSTEM, "client": LINK, "case": LINK}
    | dict.fromkeys(
        (
            "relationship",
            "language",
            "other_languages",
            "needs_interpreter",
            "interpreter_gender",
        ),
        SENT,
    )
    | dict.fromkeys(
        ("name", "name_original", "other_names", "birth_on", "birth_precision", "gender", "nationalities"),
        SENT_NAME,
    )
    | dict.fromkeys(
        (
            "phone",
            "may_call",
            "may_voicemail",
            "may_text",
            "may_say_who",
            "safe_hours",
            "safety_note",
        ),
        SENT_CONTACT,
    )
    | dict.fromkeys(("identifier_kind", "identifier"), SENT_NUMBER),
    derived={"born": Derived(("birth_on", "birth_precision"))},
)

match_policy = Policy(
    MatchDecision,
    rows=dict.fromkeys(TRIAGE, Via("person")),
    fields=BASIC
    | {"person": SYSTEM, "candidate": LINK}
    | dict.fromkeys(("answer", "decided_by", "undone_at"), OURS),
)

conflict_policy = Policy(
    ConflictDecision,
    rows=dict.fromkeys(TRIAGE, Via("referral")),
    fields=BASIC
    | {"referral": SYSTEM, "subject": LINK}
    | dict.fromkeys(("answer", "reason", "decided_by", "undone_at"), OURS),
)

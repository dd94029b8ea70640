"""The referral: partners see their organisation's own, what they sent and what they were told."""

from accounts.policy import Role
from core.access import F, Matching, Policy, Reached
from referrals.models import Referral, ReferralDraft

from .roles import (
    ALL_READERS,
    BASIC,
    NOBODY,
    OPEN_TO_ALL,
    OURS,
    OVERRIDERS,
    READERS,
    SENDERS,
    SENT,
    SENT_CONTACT,
    SENT_STORY,
    SENT_WORRY,
    TOLD,
    TRIAGE,
    own_organisation,
)

referral_policy = Policy(
    Referral,
    rows=dict.fromkeys(TRIAGE, OPEN_TO_ALL)
    | {
        Role.CASEWORKER: Reached("referrals.ReferredPerson", "referral"),
        Role.PARTNER: Matching(own_organisation),
    },
    label="reference",
    fields=BASIC
    | {
        "organisation": F("system", read=ALL_READERS, write=SENDERS),
        "submitted_by": F("operational", read=ALL_READERS, write=SENDERS),
        "status_code_digest": NOBODY,
        "reference": SENT,
        "state": TOLD,
        "account": SENT_STORY,
        "pressing": SENT_WORRY,
        "detained_at": SENT_CONTACT,
        "urgency": OURS,
        "urgency_why": OURS,
        "answer_by_on": OURS,
        "triaged_by": OURS,
        "consent_override": F("operational", read=READERS, write=OVERRIDERS),
        "withdrawn_why": SENT,
    }
    | dict.fromkeys(("referrer_email", "referrer_phone"), SENT_CONTACT)
    | dict.fromkeys(
        (
            "kind",
            "language",
            "form_version",
            "sender",
            "referrer_name",
            "referrer_role",
            "referrer_agency",
            "stage",
            "next_kind",
            "next_on",
            "is_detained",
            "has_lawyer",
            "lawyer",
            "asked_for",
            "other_side",
            "consent",
            "consent_on",
            "consent_how",
            "consent_language",
            "consent_interpreter",
            "consent_missing_why",
        ),
        SENT,
    ),
)

# Unsent words are their writer's alone: opened by the services, never by a page's own query.
draft_policy = Policy(
    ReferralDraft,
    rows={},
    fields=BASIC
    | dict.fromkeys(
        ("kind", "user", "answers", "link_digest", "status_code", "saved_at", "expires_at", "referral"),
        NOBODY,
    ),
)

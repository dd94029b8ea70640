"""Households, consents, alerts, needs, detention and recognizance."""

from django.db.models import Q

from accounts.policy import CARE, OVERSIGHT, Role
from clients.models import (
    Alert,
    Consent,
    DetentionSpan,
    Household,
    HouseholdMember,
    Recognizance,
    Relative,
    SpecificNeed,
)
from core.access import SYSTEM, Derived, F, Matching, Policy, Reached, Via

from .roles import BASIC, EDITORS, IN_THE_HOUSE, KEEPERS, READERS, below

household_policy = Policy(
    Household,
    rows={role: Reached("clients.HouseholdMember", "household") for role in READERS},
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "ended_on": F("operational", write=EDITORS),
    },
)

# A member is reached by being on that member: couples with a history of violence share no file.
member_policy = Policy(
    HouseholdMember,
    rows=below(READERS),
    fields=BASIC
    | {
        "household": SYSTEM,
        "relationship": F("identity"),
        "joined_on": F("identity"),
        "left_on": F("identity"),
    },
)

PROTECTION = F("protection")
FAMILY_ASKERS = CARE | {Role.CASEWORKER, Role.MANAGER, Role.LAWYER}
relative_policy = Policy(
    Relative,
    rows=below(FAMILY_ASKERS | {Role.SUPERVISOR}),
    opened_by="client",
    fields=BASIC | {name: PROTECTION for name in ("relationship", "name", "country", "note", "ended_on")},
)
need_policy = Policy(
    SpecificNeed,
    rows=below(FAMILY_ASKERS | {Role.SUPERVISOR}),
    opened_by="client",
    fields=BASIC | {name: PROTECTION for name in ("code", "noted_on", "ended_on", "note")},
)

ALERT = F("operational", read=IN_THE_HOUSE, write=EDITORS | OVERSIGHT)
alert_policy = Policy(
    Alert,
    rows=below(IN_THE_HOUSE),
    derived={"is_to_review": Derived(("ended_on", "review_on"))},
    fields=BASIC
    | {name: ALERT for name in ("severity", "text", "owner", "review_on", "ended_on", "end_reason")},
)

CONSENT = F("operational", read=IN_THE_HOUSE | {Role.PROBONO}, write=EDITORS | {Role.SUPERVISOR})
CONSENT_STATE = ("given_on", "refused_on", "expires_on", "withdrawn_on")


def _for_placing(user):
    """What somebody who places cases must know: whether names may go to a firm."""
    return Q(purpose__in=[Consent.Purpose.CONFLICT_CHECK, Consent.Purpose.PLACEMENT]) & Via(
        "client"
    ).condition(Consent, user)


consent_policy = Policy(
    Consent,
    rows=below(IN_THE_HOUSE) | {Role.PROBONO: Matching(_for_placing)},
    derived={name: Derived(CONSENT_STATE) for name in ("state", "state_in_words", "is_in_force")},
    fields=BASIC
    | {
        name: CONSENT
        for name in (
            "organisation",
            "recipient",
            "purpose",
            "purpose_words",
            "data_classes",
            "data_words",
            "language",
            "interpreter",
            "asked_on",
            *CONSENT_STATE,
        )
    },
)

DETAINED = F("operational", write=KEEPERS)
detention_policy = Policy(
    DetentionSpan,
    rows=below(READERS),
    fields=BASIC
    | {
        "place": DETAINED,
        "started_on": DETAINED,
        "ended_on": DETAINED,
        "power": F("immigration"),
        "release": F("immigration"),
    },
)

NUMBER = F("immigration")
recognizance_policy = Policy(
    Recognizance,
    rows=below(KEEPERS | OVERSIGHT),
    opened_by="client",
    fields=BASIC | {name: NUMBER for name in ("kind", "number", "started_on", "ended_on", "next_report_on")},
)

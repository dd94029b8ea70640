"""Rows and columns; a firm and its lawyers see their own and nothing beside it."""

from django.db.models import Exists, OuterRef, Q

from accounts.models import Organisation
from accounts.policy import OVERSIGHT, Role
from core.access import ALL, SYSTEM, F, Matching, Policy, Via, classify_urls, is_role
from probono.models import ConflictCheck, FirmAgreement, LawyerProfile, Opportunity, Placement, TimeEntry

BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM}
DESK = OVERSIGHT | {Role.PROBONO}
LEGAL_DESK = DESK | {Role.CASEWORKER}
KEEPERS = frozenset({Role.PROBONO})
LAWYER_ROLE = Role.LAWYER
FIRM_KINDS = (Organisation.Kind.FIRM, Organisation.Kind.CHAMBERS)

KEPT = F("operational", read=DESK, write=KEEPERS)
OWN_LIVE = Matching(lambda user: Q(lawyer=user.pk, ended_on=None) & _case_still_open(user))


def _case_still_open(user):
    """The grant decides, not the row: once it has ended, the placement is gone with the case."""
    from cases.models import Case

    return Q(Exists(Case.objects.visible_to(user).filter(pk=OuterRef("case_id"))))


agreement_policy = Policy(
    FirmAgreement,
    rows=dict.fromkeys(DESK, ALL),
    fields=BASIC
    | {
        name: KEPT
        for name in (
            "firm",
            "started_on",
            "ends_on",
            "pledged_hours",
            "data_sharing_signed_on",
            "contact_name",
            "ended_on",
        )
    },
)

profile_policy = Policy(
    LawyerProfile,
    rows=dict.fromkeys(DESK, ALL) | {Role.LAWYER: Matching(lambda user: Q(lawyer=user.pk))},
    fields=BASIC
    | {
        name: F("operational", read=DESK | {Role.LAWYER}, write=KEEPERS)
        for name in (
            "lawyer",
            "status",
            "jurisdiction",
            "languages",
            "insured_until",
            "trained_on",
            "most_cases",
        )
    },
)

# The blind listing is for every lawyer; the case behind it is the desk's.
BLIND = F("operational", read=LEGAL_DESK | {Role.LAWYER}, write=KEEPERS)
opportunity_policy = Policy(
    Opportunity,
    rows=dict.fromkeys(DESK, ALL)
    | {Role.CASEWORKER: Via("case"), Role.LAWYER: Matching(lambda user: Q(state=Opportunity.State.OPEN))},
    label="reference",
    fields=BASIC
    | {
        name: BLIND
        for name in ("reference", "summary", "needed", "languages", "estimated_hours", "wanted_by_on")
    }
    | {
        "state": F("system", write=KEEPERS),
        "case": F("operational", read=LEGAL_DESK, write=KEEPERS),
        "made_by": F("operational", read=LEGAL_DESK),
    },
)

conflict_policy = Policy(
    ConflictCheck,
    rows=dict.fromkeys(DESK, ALL),
    fields=BASIC
    | {name: KEPT for name in ("opportunity", "firm", "undertaking_by", "answer", "answered_on", "asked_by")},
)

PLACED = F("operational", read=LEGAL_DESK | {Role.LAWYER}, write=KEEPERS)
placement_policy = Policy(
    Placement,
    rows=dict.fromkeys(DESK, ALL) | {Role.CASEWORKER: Via("case"), Role.LAWYER: OWN_LIVE},
    fields=BASIC
    | {
        name: PLACED
        for name in (
            "firm",
            "supervising_solicitor",
            "insured_entity",
            "scope",
            "goes_on_record",
            "started_on",
            "until_on",
        )
    }
    | {
        "case": F("system", write=KEEPERS),
        "lawyer": F("system", write=KEEPERS),
        "ended_on": F("system", write=KEEPERS),
        "opportunity": F("operational", read=LEGAL_DESK, write=KEEPERS),
        "end_reason": F("operational", read=LEGAL_DESK, write=KEEPERS),
        "placed_by": F("operational", read=LEGAL_DESK),
    },
)

HOURS = F("operational", read=LEGAL_DESK | {Role.LAWYER}, write={Role.LAWYER})
time_policy = Policy(
    TimeEntry,
    rows=dict.fromkeys(DESK, ALL)
    | {Role.CASEWORKER: Via("placement"), Role.LAWYER: Matching(lambda user: Q(lawyer=user.pk))},
    fields=BASIC
    | {"placement": F("system", write={Role.LAWYER}), "lawyer": SYSTEM}
    | {name: HOURS for name in ("worked_on", "hours", "activity")},
)


def may_place(user) -> bool:
    """Whether the user places cases with firms."""
    return is_role(user, KEEPERS)


def may_see_own_cases(user) -> bool:
    """Whether the user has the lawyers' door."""
    return is_role(user, {Role.LAWYER})


def may_log_hours(user) -> bool:
    """Whether the user gives time to placed cases."""
    return is_role(user, {Role.LAWYER})


classify_urls(
    "probono",
    {
        "home": {Role.LAWYER},
        "my_case": {Role.LAWYER},
        "log_hours": {Role.LAWYER},
        "hours": {Role.LAWYER},
        "opportunities": {Role.LAWYER},
        "opportunity": {Role.LAWYER},
        "desk": DESK,
        "placement": DESK,
        "offer": KEEPERS,
        "offered": DESK,
        "ask_conflict": KEEPERS,
        "answer_conflict": KEEPERS,
        "place": KEEPERS,
        "end": KEEPERS,
        "of_case": LEGAL_DESK,
    },
)

"""Who reaches which cases."""

from django.db.models import Q

from accounts.policy import LEGAL, OVERSIGHT, Role
from cases.models import (
    Assignment,
    Case,
    CaseGroupObjectPermission,
    CaseUserObjectPermission,
    CaseWall,
    Claim,
    Ground,
)
from clients.models import ClientWall
from core.access import ALL, ON, SYSTEM, F, Matching, Policy, Via
from core.access.scoping import grant_policy, wall_policy

CASE_ROWS = {
    Role.INTAKE: ALL,
    Role.CASEWORKER: ON,
    Role.SUPERVISOR: ALL,
    Role.WELFARE: ON,
    Role.COUNSELLOR: ON,
    Role.PROBONO: ALL,
    Role.MANAGER: ALL,
    Role.LAWYER: ON,
}
CASE_ROLES = frozenset(CASE_ROWS)
# Everything of a case is reached through it.
OF_CASE = dict.fromkeys(CASE_ROWS, Via("case"))
BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM}
OPENERS = LEGAL | {Role.INTAKE}
ASSIGNERS = OVERSIGHT | {Role.INTAKE}

FACT = F("operational")
# Whoever takes a case in sets its first facts.
OPENING = F("operational", write=OPENERS)
PRIVILEGED = F("legal_privileged", write=LEGAL)

case_policy = Policy(
    Case,
    rows=CASE_ROWS,
    walls={"pk": CaseWall, "client_id": ClientWall},
    label="reference",
    fields=BASIC
    | {
        "reference": FACT,
        "client": F("system", write=OPENERS),
        "kind": OPENING,
        "stage": OPENING,
        "opened_on": OPENING,
        "closed_on": FACT,
        "outcome": FACT,
    },
)

claim_policy = Policy(
    Claim,
    rows=OF_CASE,
    fields=BASIC
    | {
        "case": SYSTEM,
        "risk_states": F("persecution", write=OPENERS),
        "on_claim_of_parent": OPENING,
    },
)

ground_policy = Policy(
    Ground,
    rows=OF_CASE,
    fields=BASIC | {"case": SYSTEM, "code": PRIVILEGED, "claimed_on": PRIVILEGED, "given_up_on": PRIVILEGED},
)

LEGAL_PARTS = (Assignment.Part.CASEWORKER, Assignment.Part.SUPERVISOR)
ASSIGNING = F("operational", write=ASSIGNERS)
assignment_policy = Policy(
    Assignment,
    # That somebody has a counsellor or a welfare officer is itself a thing the lawyer was not told.
    rows=OF_CASE | {Role.LAWYER: Via("case") & Matching(lambda user: Q(part__in=LEGAL_PARTS))},
    fields=BASIC
    | {
        "case": SYSTEM,
        "user": ASSIGNING,
        "part": ASSIGNING,
        "started_on": ASSIGNING,
        "ended_on": ASSIGNING,
        "assigned_by": FACT,
        "reason": ASSIGNING,
    },
)

grant_policy(CaseUserObjectPermission, readers=OVERSIGHT)
grant_policy(CaseGroupObjectPermission, readers=OVERSIGHT)
wall_policy(CaseWall, readers=OVERSIGHT)

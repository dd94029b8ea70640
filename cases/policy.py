"""Who sees which cases, and what of them."""

from accounts.policy import OVERSIGHT, Role
from cases.models import Case, CaseGroupObjectPermission, CaseUserObjectPermission, CaseWall
from clients.models import ClientWall
from core.access import ALL, ON, SYSTEM, F, Policy
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

case_policy = Policy(
    Case,
    rows=CASE_ROWS,
    walls={"pk": CaseWall, "client_id": ClientWall},
    label="reference",
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "reference": F("operational"),
        "client": SYSTEM,
        "stage": F("operational"),
    },
)

grant_policy(CaseUserObjectPermission, readers=OVERSIGHT)
grant_policy(CaseGroupObjectPermission, readers=OVERSIGHT)
wall_policy(CaseWall, readers=OVERSIGHT)

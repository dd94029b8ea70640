"""Who sees which clients, and what of them."""

from accounts.policy import OVERSIGHT, Role
from clients.models import Client, ClientGroupObjectPermission, ClientUserObjectPermission, ClientWall
from core.access import ALL, ON, SYSTEM, F, Policy
from core.access.scoping import grant_policy, wall_policy

client_policy = Policy(
    Client,
    rows={
        Role.INTAKE: ALL,
        Role.CASEWORKER: ON,
        Role.SUPERVISOR: ALL,
        Role.WELFARE: ON,
        Role.COUNSELLOR: ON,
        Role.PROBONO: ALL,
        Role.MANAGER: ALL,
        Role.LAWYER: ON,
    },
    walls={"pk": ClientWall},
    label="reference",
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "reference": F("operational"),
        "display_name": F("identity"),
        "is_name_hidden": F("operational"),
        "phone": F("contact"),
    },
)

grant_policy(ClientUserObjectPermission, readers=OVERSIGHT)
grant_policy(ClientGroupObjectPermission, readers=OVERSIGHT)
wall_policy(ClientWall, readers=OVERSIGHT)

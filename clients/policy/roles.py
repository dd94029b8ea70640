"""Roles by what they do with clients' records."""

from accounts.policy import CARE, FRONT_LINE, OVERSIGHT, Role
from core.access import ALL, ON, SYSTEM, Via

CLIENT_ROWS = {
    Role.INTAKE: ALL,
    Role.CASEWORKER: ON,
    Role.SUPERVISOR: ALL,
    Role.WELFARE: ON,
    Role.COUNSELLOR: ON,
    Role.PROBONO: ALL,
    Role.MANAGER: ALL,
    Role.LAWYER: ON,
}
# Whoever works with the person keeps their record; supervisors and managers read it.
EDITORS = frozenset({Role.INTAKE, Role.CASEWORKER}) | CARE
READERS = EDITORS | OVERSIGHT | {Role.LAWYER}
KEEPERS = frozenset({Role.INTAKE, Role.CASEWORKER})
IN_THE_HOUSE = FRONT_LINE | {Role.MANAGER}

BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM, "client": SYSTEM}


def below(roles=CLIENT_ROWS):
    """Rows under a client: reached by reaching the client."""
    return {role: Via("client") for role in roles}

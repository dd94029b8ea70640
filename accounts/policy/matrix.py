"""The matrix: which role reads, writes or asks for which class of data (design: screen 23)."""

from accounts.policy.roles import CARE, EVERYBODY, FRONT_LINE, LEGAL, STAFF, Role
from core.access import VISITOR, FieldClass, level

MATRIX = {
    FieldClass.SYSTEM: level(read=EVERYBODY | {VISITOR}),
    FieldClass.PUBLIC: level(read=EVERYBODY | {VISITOR}),
    FieldClass.OPERATIONAL: level(
        read=FRONT_LINE | {Role.PROBONO, Role.PROGRAMME, Role.MANAGER, Role.LAWYER}, write=LEGAL
    ),
    FieldClass.IDENTITY: level(
        read={Role.SUPERVISOR, Role.MANAGER, Role.LAWYER}, write=CARE | {Role.INTAKE, Role.CASEWORKER}
    ),
    FieldClass.CONTACT: level(
        read={Role.SUPERVISOR},
        write={Role.INTAKE, Role.CASEWORKER, Role.WELFARE},
        ask={Role.COUNSELLOR, Role.MANAGER},
    ),
    FieldClass.IMMIGRATION: level(
        read={Role.SUPERVISOR}, write={Role.INTAKE, Role.CASEWORKER}, ask={Role.MANAGER}
    ),
    FieldClass.PROTECTION: level(
        write={Role.SUPERVISOR}, ask={Role.CASEWORKER, Role.WELFARE, Role.MANAGER, Role.LAWYER}
    ),
    FieldClass.PERSECUTION: level(
        read={Role.SUPERVISOR}, write={Role.CASEWORKER}, ask={Role.MANAGER, Role.LAWYER}
    ),
    FieldClass.SEXUAL_VIOLENCE: level(
        write={Role.COUNSELLOR}, ask={Role.CASEWORKER, Role.WELFARE, Role.SUPERVISOR, Role.MANAGER}
    ),
    FieldClass.HEALTH: level(read={Role.SUPERVISOR}, write=CARE, ask={Role.CASEWORKER}),
    # Nobody by role: the own counsellor and the clinical supervisor, by relation, in counselling's policy.
    FieldClass.CLINICAL: level(),
    FieldClass.SAFEGUARDING: level(read={Role.SUPERVISOR}, write={Role.MANAGER}),
    FieldClass.LEGAL_PRIVILEGED: level(
        read={Role.SUPERVISOR, Role.LAWYER}, write={Role.CASEWORKER}, ask={Role.MANAGER}
    ),
    FieldClass.FINANCE: level(read={Role.CASEWORKER}, write={Role.WELFARE, Role.SUPERVISOR, Role.MANAGER}),
    FieldClass.STAFF: level(read={Role.MANAGER}, write={Role.ADMINISTRATOR}),
}

STAFF_READ = STAFF - {Role.RESEARCHER}

"""Who sees which users and organisations."""

from django.db.models import Q

from accounts.models import CodeAcceptance, CodeOfConduct, Organisation, SignIn, TeamMembership, User
from accounts.policy.roles import EVERYBODY, OUTSIDE, OVERSIGHT, STAFF, Role
from core.access import ALL, SYSTEM, F, Matching, Policy

SELF = Matching(lambda user: Q(pk=user.pk))
OWN = Matching(lambda user: Q(user=user))
ADMIN = frozenset({Role.ADMINISTRATOR, Role.MANAGER})


def _colleagues(user):
    """A user outside: themselves, their colleagues, and the staff they may deal with."""
    return Q(organisation=user.organisation_id) | ~Q(role__in=[str(role) for role in OUTSIDE])


def _own_organisation(user):
    return Q(pk=user.organisation_id)


NAME = F("operational", read=EVERYBODY, write={Role.ADMINISTRATOR})
STAFF_FACT = F("staff", read=ADMIN | {Role.AUDITOR}, write={Role.ADMINISTRATOR})
NOBODY = F("staff", read=(), write=())


def reviewers():
    """Keys of those who are told of an emergency opening and review it; in a trusted context."""
    roles = [str(role) for role in OVERSIGHT]
    return list(User.objects.filter(role__in=roles, is_active=True).values_list("pk", flat=True))


user_policy = Policy(
    User,
    rows={role: ALL for role in STAFF} | {role: Matching(_colleagues) for role in OUTSIDE},
    label="full_name",
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "full_name": NAME,
        "full_name_zh": NAME,
        "role": F("operational", read=EVERYBODY, write={Role.ADMINISTRATOR}),
        "organisation": F("operational", read=EVERYBODY, write={Role.ADMINISTRATOR}),
        "is_active": F("system", read=EVERYBODY, write={Role.ADMINISTRATOR}),
        "email": STAFF_FACT,
        "language": F("operational", read=STAFF, write={Role.ADMINISTRATOR}),
        "access_until": F("staff", read=ADMIN | {Role.PROBONO}, write={Role.ADMINISTRATOR}),
        "supervisor": F("operational", read=STAFF, write={Role.ADMINISTRATOR}),
        "sponsor": STAFF_FACT,
        "uses_shortcuts": NOBODY,
        "is_superuser": NOBODY,
        "password": NOBODY,
    },
)

organisation_policy = Policy(
    Organisation,
    rows={role: ALL for role in STAFF} | {role: Matching(_own_organisation) for role in OUTSIDE},
    label="name_en",
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "kind": F("public", write=ADMIN | {Role.PROBONO}),
        "name_en": F("public", write=ADMIN | {Role.PROBONO}),
        "name_zh": F("public", write=ADMIN | {Role.PROBONO}),
        "email": F("operational", read=STAFF, write=ADMIN | {Role.PROBONO}),
        "phone": F("operational", read=STAFF, write=ADMIN | {Role.PROBONO}),
        "services": F("public", write=ADMIN | {Role.PROBONO}),
        "languages": F("public", write=ADMIN | {Role.PROBONO}),
        "ended_on": F("operational", read=EVERYBODY, write=ADMIN | {Role.PROBONO}),
    },
)

membership_policy = Policy(
    TeamMembership,
    rows={role: ALL for role in STAFF},
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "user": F("operational", read=STAFF, write={Role.ADMINISTRATOR}),
        "group": F("operational", read=STAFF, write={Role.ADMINISTRATOR}),
    },
)

code_policy = Policy(
    CodeOfConduct,
    rows={role: ALL for role in EVERYBODY},
    label="number",
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "number": F("public", write=ADMIN),
        "text_en": F("public", write=ADMIN),
        "text_zh": F("public", write=ADMIN),
        "in_force_from": F("public", write=ADMIN),
    },
)

acceptance_policy = Policy(
    CodeAcceptance,
    rows={role: OWN for role in EVERYBODY - ADMIN} | {role: ALL for role in ADMIN},
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "user": F("operational", read=EVERYBODY),
        "code": F("operational", read=EVERYBODY),
        "accepted_at": F("operational", read=EVERYBODY),
    },
)

sign_in_policy = Policy(
    SignIn,
    rows={role: OWN for role in EVERYBODY},
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "user": F("system", read=EVERYBODY),
        "session_key": F("staff", read=(), write=()),
        "device": F("staff", read=EVERYBODY),
        "seen_at": F("staff", read=EVERYBODY),
        "ended_at": F("staff", read=EVERYBODY),
        "end": F("staff", read=EVERYBODY),
    },
)

"""Roles at the front door, and the kinds of columns a referral has."""

from django.db.models import Exists, OuterRef, Q

from accounts.policy import OVERSIGHT, Role
from cases.models import CaseWall
from clients.models import ClientWall
from core.access import SYSTEM, F, Matching
from referrals.models import ReferredPerson

# Who fills in forms with an account; visitors do so without one, through their own address.
SENDERS = frozenset({Role.PARTNER, Role.INTAKE})
TRIAGE = frozenset({Role.INTAKE, Role.SUPERVISOR, Role.MANAGER})
READERS = TRIAGE | {Role.CASEWORKER}
ALL_READERS = READERS | {Role.PARTNER}
# Accepting makes clients and cases: whoever may do both.
ACCEPTERS = frozenset({Role.INTAKE})
UNDOERS = frozenset({Role.MANAGER})
OVERRIDERS = OVERSIGHT
SENT_UP_TO = frozenset({Role.SUPERVISOR})

BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM}
# What the referrer wrote they may read again; the staff who answer need all of it to decide, save what the
# manager must ask for.
NEAR = frozenset({Role.INTAKE, Role.CASEWORKER, Role.SUPERVISOR, Role.PARTNER})
SENT = F("operational", read=ALL_READERS, write=SENDERS, ask=())
SENT_NAME = F("identity", read=ALL_READERS, write=SENDERS, ask=())
SENT_CONTACT = F("contact", read=NEAR, write=SENDERS, ask={Role.MANAGER})
SENT_NUMBER = F("immigration", read=NEAR, write=SENDERS, ask={Role.MANAGER})
SENT_STORY = F("persecution", read=NEAR, write=SENDERS, ask={Role.MANAGER})
SENT_WORRY = F(
    "protection",
    read={Role.INTAKE, Role.SUPERVISOR, Role.PARTNER},
    write=SENDERS,
    ask={Role.CASEWORKER, Role.MANAGER},
)
# What the house makes of it: never for the referrer.
OURS = F("operational", read=READERS, write=TRIAGE, ask=())
# What the house tells: for the referrer too.
TOLD = F("operational", read=ALL_READERS, write=TRIAGE, ask=())
# Keys to the record that came of it; a system column, but not one an outsider's database role may read.
LINK = F("system", read=READERS, write=TRIAGE, ask=())
NOBODY = F("system", read=(), write=(), ask=())


def own_organisation(user):
    """Sent in the name of the user's organisation, by whichever colleague."""
    return Q(organisation=user.organisation_id)


def _not_walled(user):
    shut = {"user": user, "ended_at": None}
    people = ReferredPerson.objects.filter(
        Q(Exists(ClientWall.objects.filter(**shut, content_object=OuterRef("client_id"))))
        | Q(Exists(CaseWall.objects.filter(**shut, content_object=OuterRef("case_id")))),
        referral=OuterRef("pk"),
    )
    return ~Q(Exists(people))


# Every referral but those of people the user is shut out of. Not the policy's own `walls`: those would ask
# the partner's database role for the keys of client and case, which it may not read.
OPEN_TO_ALL = Matching(_not_walled)

"""The client record: columns by class. Nothing here is for roles without a row rule."""

from accounts.policy import OVERSIGHT, Role
from clients.models import (
    Client,
    ClientGroupObjectPermission,
    ClientUserObjectPermission,
    ClientWall,
    NameReveal,
)
from core.access import ON, SYSTEM, Derived, F, FieldClass, Policy, Relation, level_of
from core.access.scoping import grant_policy, wall_policy

from .roles import CLIENT_ROWS, EDITORS, IN_THE_HOUSE, KEEPERS, READERS, below

FIXED = F("operational", write=())
IDENTITY = F("identity")
# Before any contact everybody who may contact must know how: wider than the number itself (screen 23).
SAFE_CONTACT = F("contact", read=READERS, write=EDITORS)
WORK = F("operational", write=EDITORS)
BIRTH = ("birth_year", "birth_month", "birth_day", "birth_precision")

# Who places cases sees every client's work, and the name of those they were put on: offered or placed ones.
PUT_ON = "put on the file"
put_on = Relation(PUT_ON, frozenset({Role.PROBONO}), lambda user: ON.condition(Client, user))

client_policy = Policy(
    Client,
    rows=CLIENT_ROWS,
    relations=(put_on,),
    walls={"pk": ClientWall},
    label="reference",
    # A hidden name must not come back from the record's own past.
    shut_past=lambda client: frozenset({"display_name"} if client.is_name_hidden else ()),
    derived={
        "birth": Derived(BIRTH),
        "age": Derived((*BIRTH, "stated_age", "stated_age_on")),
        "is_age_estimated": Derived(("birth_precision",)),
        "phone_hint": Derived(("phone",)),
        "may_be_contacted": Derived(
            ("may_call", "may_leave_voicemail", "may_text", "may_write_home", "contact_checked_on")
        ),
    },
    fields={
        "id": SYSTEM,
        "version": SYSTEM,
        "created_at": SYSTEM,
        "reference": FIXED,
        "display_name": F("identity", read=level_of(FieldClass.IDENTITY).read | {PUT_ON}),
        "is_name_hidden": F("operational", write=KEEPERS | {Role.SUPERVISOR}),
        "code_name": F("operational", write=KEEPERS | {Role.SUPERVISOR}),
        "gender": IDENTITY,
        "gender_words": IDENTITY,
        "form_sex": IDENTITY,
        **dict.fromkeys(BIRTH, IDENTITY),
        "birth_on_papers": IDENTITY,
        "stated_age": IDENTITY,
        "stated_age_on": IDENTITY,
        "habitual_residence": IDENTITY,
        "phone": F("contact"),
        "phone_digits": F("contact", write=(), derived_from=("phone",)),
        "address": F("contact"),
        "address_changed_on": F("contact"),
        "may_call": SAFE_CONTACT,
        "may_leave_voicemail": SAFE_CONTACT,
        "may_text": SAFE_CONTACT,
        "may_say_who_we_are": SAFE_CONTACT,
        "may_write_home": SAFE_CONTACT,
        "contact_hours": SAFE_CONTACT,
        "contact_language": SAFE_CONTACT,
        "contact_note": SAFE_CONTACT,
        "contact_checked_on": SAFE_CONTACT,
        "contact_review_on": SAFE_CONTACT,
        "interpreter_gender": WORK,
        "adjustments": WORK,
        "arrived_on": F("immigration"),
        "entry": F("immigration"),
        "stay_limit_on": F("immigration"),
        "protection_note": F("protection"),
        "source_kind": F("operational", read=IN_THE_HOUSE, write=()),
        "source_id": F("operational", read=IN_THE_HOUSE, write=()),
        "closed_on": F("operational", write=KEEPERS | {Role.SUPERVISOR}),
    },
)

grant_policy(ClientUserObjectPermission, readers=OVERSIGHT)
grant_policy(ClientGroupObjectPermission, readers=OVERSIGHT)
wall_policy(ClientWall, readers=OVERSIGHT)

name_reveal_policy = Policy(
    NameReveal,
    rows=below(OVERSIGHT),
    fields=dict.fromkeys(["version", "created_at", *NameReveal.scoping_columns], SYSTEM)
    | {"reason": F("operational", read=OVERSIGHT, write=READERS)},
)

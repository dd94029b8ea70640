"""Who sees core's own tables: openings, readings, refusals, choices, closed days."""

from django.db.models import Q

from accounts.policy.roles import EVERYBODY, OVERSIGHT, STAFF, Role
from core.access import ALL, SYSTEM, VISITOR, F, Matching, Policy
from core.models import (
    ChainHead,
    ChainLink,
    Choice,
    ClosedDay,
    DataKey,
    Draft,
    FieldGrant,
    IdempotencyKey,
    ReadEvent,
    Refusal,
    Sequence,
)

WATCH = frozenset({Role.MANAGER, Role.AUDITOR, Role.SUPERVISOR})
BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM}
SEEN_BY_WATCH = F("operational", read=WATCH)

field_grant_policy = Policy(
    FieldGrant,
    rows={role: Matching(lambda user: Q(user=user)) for role in STAFF - WATCH}
    | {role: ALL for role in WATCH},
    fields=BASIC
    | {
        name: F("operational", read=STAFF)
        for name in (
            "user",
            "model_label",
            "object_id",
            "field_class",
            "kind",
            "reason",
            "until",
            "given_by",
            "ended_at",
            "reviewed_by",
            "reviewed_at",
            "verdict",
        )
    },
)

read_event_policy = Policy(
    ReadEvent,
    rows={role: ALL for role in WATCH},
    fields={"id": SYSTEM}
    | {
        name: SEEN_BY_WATCH
        for name in (
            "at",
            "user_id",
            "kind",
            "model_label",
            "object_id",
            "object_ids",
            "classes",
            "why",
            "request_id",
        )
    },
)

refusal_policy = Policy(
    Refusal,
    rows={role: ALL for role in WATCH},
    fields={"id": SYSTEM}
    | {
        name: SEEN_BY_WATCH
        for name in ("at", "user_id", "kind", "model_label", "object_id", "names", "request_id")
    },
)

chain_link_policy = Policy(
    ChainLink, rows={}, fields={"id": SYSTEM, "table": SYSTEM, "row_id": SYSTEM, "row_digest": SYSTEM}
)
chain_head_policy = Policy(
    ChainHead,
    rows={Role.AUDITOR: ALL, Role.MANAGER: ALL},
    fields={
        "id": SYSTEM,
        "at": F("operational", read=WATCH),
        "last_link": F("operational", read=WATCH),
        "rows": F("operational", read=WATCH),
        "digest": F("operational", read=WATCH),
    },
)

CHOICE = F("public", write={Role.MANAGER, Role.ADMINISTRATOR})
choice_policy = Policy(
    Choice,
    rows={role: ALL for role in EVERYBODY | {VISITOR}},
    label="code",
    fields=BASIC
    | {
        name: CHOICE
        for name in (
            "list_name",
            "code",
            "label_en",
            "label_zh",
            "help_en",
            "help_zh",
            "position",
            "retired_on",
        )
    },
)

CLOSED = F("public", write=OVERSIGHT | {Role.ADMINISTRATOR})
closed_day_policy = Policy(
    ClosedDay,
    rows={role: ALL for role in EVERYBODY},
    label="day",
    fields=BASIC | {name: CLOSED for name in ("day", "kind", "name_en", "name_zh", "source", "is_verified")},
)

# Bookkeeping nobody reads through a page.
idempotency_policy = Policy(
    IdempotencyKey,
    rows={},
    fields={name: SYSTEM for name in ("key", "action", "user", "result", "created_at")},
)
data_key_policy = Policy(DataKey, rows={}, fields=dict.fromkeys(DataKey.scoping_columns, SYSTEM))
sequence_policy = Policy(Sequence, rows={}, fields={"prefix": SYSTEM, "last": SYSTEM})

OWN_DRAFT = F("operational", read=EVERYBODY, write=EVERYBODY)
draft_policy = Policy(
    Draft,
    rows={role: Matching(lambda user: Q(user=user)) for role in EVERYBODY},
    label="form_key",
    fields=BASIC
    | {"user": SYSTEM}
    | {name: OWN_DRAFT for name in ("form_key", "about", "url", "body", "words", "is_late", "saved_at")},
)

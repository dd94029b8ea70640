"""Who sees core's tables of work under way: what waits to be sent, notices, jobs, searches and views; core's URLs."""

from django.db.models import Q

from accounts.policy.roles import EVERYBODY, FRONT_LINE, Role
from core.access import ALL, SIGNED_IN, SYSTEM, F, Matching, Policy, classify_urls
from core.models import (
    Delivery,
    Heartbeat,
    Job,
    JobProgress,
    Notice,
    Outbox,
    SavedView,
    StoredSearch,
)
from core.outgoing import Audience

REPAIRERS = frozenset({Role.ADMINISTRATOR, Role.MANAGER})
OWN = Matching(lambda user: Q(user=user))
BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM}
EVERYONES = F("operational", read=EVERYBODY)
REPAIRED = F("operational", read=REPAIRERS)

outbox_policy = Policy(
    Outbox,
    rows=dict.fromkeys(REPAIRERS, ALL),
    label="kind",
    fields=BASIC
    | dict.fromkeys(("kind", "state", "due_at"), SYSTEM)
    | dict.fromkeys(
        ("reference", "dedupe_key", "attempts", "lease_until", "last_error", "done_at"), REPAIRED
    ),
)
heartbeat_policy = Policy(
    Heartbeat, rows=dict.fromkeys(REPAIRERS, ALL), fields={"name": SYSTEM, "at": SYSTEM}
)
notice_policy = Policy(
    Notice,
    rows=dict.fromkeys(EVERYBODY, OWN),
    label="kind",
    fields=BASIC
    | {"user": SYSTEM, "dedupe_key": SYSTEM}
    | dict.fromkeys(
        (
            "kind",
            "url_name",
            "url_args",
            "subject_label",
            "subject_id",
            "due_on",
            "is_urgent",
            "asks_answer",
            "read_at",
            "acknowledged_at",
            "ended_at",
        ),
        EVERYONES,
    ),
)
delivery_policy = Policy(
    Delivery,
    rows=dict.fromkeys(REPAIRERS, ALL),
    label="message",
    fields=BASIC
    | dict.fromkeys(
        (
            "notice",
            "user",
            "channel",
            "message",
            "in_digest",
            "digest_on",
            "sent_with",
            "state",
            "code",
            "sent_at",
        ),
        REPAIRED,
    ),
)
job_policy = Policy(
    Job,
    rows=dict.fromkeys(EVERYBODY, Matching(lambda user: Q(by=user)))
    | dict.fromkeys({Role.MANAGER, Role.AUDITOR}, ALL),
    label="kind",
    fields=BASIC
    | {"by": SYSTEM}
    | dict.fromkeys(
        (
            "kind",
            "parameters",
            "reason",
            "language",
            "state",
            "started_at",
            "ended_at",
            "cancel_asked_at",
            "expires_at",
            "error",
            "rows",
            "columns",
            "file_name",
            "media_type",
            "file_bytes",
            "url_name",
            "url_args",
        ),
        EVERYONES,
    ),
)
progress_policy = Policy(
    JobProgress,
    rows=dict.fromkeys(EVERYBODY, ALL),
    fields=dict.fromkeys(("job", "done", "total", "at"), SYSTEM),
)
# What was searched is read back by the house itself, for its author alone.
search_policy = Policy(
    StoredSearch,
    rows={},
    fields=dict.fromkeys(("id", "user", "list_key", "text", "made_at"), SYSTEM),
)
view_policy = Policy(
    SavedView,
    rows=dict.fromkeys(EVERYBODY, OWN),
    label="list_key",
    fields=BASIC | {"user": SYSTEM, "list_key": SYSTEM, "name": EVERYONES, "query": EVERYONES},
)

AUDIENCES = {Role.PARTNER: Audience.PARTNER, Role.LAWYER: Audience.LAWYER}


def audience_of(role: str) -> Audience:
    """How the message gate calls people of a role."""
    return AUDIENCES.get(Role(role), Audience.STAFF)


# Lists leave the house by staff who work on files, oversee them or answer for money; nobody outside takes one.
EXPORTERS = FRONT_LINE | {Role.PROBONO, Role.PROGRAMME, Role.MANAGER}
classify_urls(
    "core",
    {
        "view_add": SIGNED_IN,
        "view_remove": SIGNED_IN,
        "list_export": EXPORTERS,
        "notices": SIGNED_IN,
        "notices_read": SIGNED_IN,
        "notice": SIGNED_IN,
        "notice_acknowledge": SIGNED_IN,
        "jobs": SIGNED_IN,
        "job_log": {Role.MANAGER, Role.AUDITOR},
        "job": SIGNED_IN,
        "job_cancel": SIGNED_IN,
        "job_file": SIGNED_IN,
        "parts": REPAIRERS,
        "outbox_retry": REPAIRERS,
    },
)

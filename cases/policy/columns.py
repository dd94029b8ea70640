"""Who sees and sets which columns of what belongs to a case."""

from collections.abc import Iterable

from accounts.policy import EVERYBODY, LEGAL, OVERSIGHT
from cases.models import (
    Alarm,
    CaseEvent,
    Deadline,
    DeadlineChange,
    DeadlineReview,
    Decision,
    Hearing,
    Note,
    Reminder,
    Representation,
    StageSpan,
    Task,
    TimeLimit,
)
from cases.policy.access import BASIC, FACT, OF_CASE, PRIVILEGED
from core.access import ALL, SYSTEM, Derived, F, Policy, Via

OF_DEADLINE = dict.fromkeys(OF_CASE, Via("deadline"))


def _each(names: Iterable[str], spec: F) -> dict[str, F]:
    return dict.fromkeys(names, spec)


event_policy = Policy(
    CaseEvent,
    rows=OF_CASE,
    label="kind",
    fields=BASIC
    | {"case": SYSTEM, "placed_on": FACT, "result": PRIVILEGED, "note": PRIVILEGED, "struck_reason": PRIVILEGED}
    | _each(
        (
            "kind", "issued_on", "served_on", "decided_on", "sealed_on", "happened_on", "printed_on", "how_known",
            "recorded_by", "corrected_at", "struck_at",
        ),
        FACT,
    ),
    derived={"dates": Derived(("issued_on", "served_on", "decided_on", "sealed_on", "happened_on"))},
)  # fmt: skip

decision_policy = Policy(
    Decision,
    rows=OF_CASE,
    fields=BASIC
    | {"case": SYSTEM, "event": SYSTEM, "ground": PRIVILEGED, "result": PRIVILEGED, "is_struck": FACT},
)

stage_policy = Policy(
    StageSpan,
    rows=OF_CASE,
    label="stage",
    fields=BASIC
    | {"case": SYSTEM, "event": SYSTEM}
    | _each(("stage", "started_on", "ended_on", "is_struck"), FACT),
)

alarm_policy = Policy(
    Alarm,
    rows=OF_CASE,
    label="kind",
    fields=BASIC
    | {"case": SYSTEM, "event": SYSTEM, "clearing": PRIVILEGED}
    | _each(("kind", "raised_on", "cleared_at", "cleared_by"), FACT),
)

BOOK = F("public", write=OVERSIGHT)
limit_policy = Policy(
    TimeLimit,
    rows={role: ALL for role in EVERYBODY},
    label="code",
    fields=BASIC
    | _each(
        (
            "code", "number", "name_en", "name_zh", "source", "effective_from", "effective_to", "period", "unit",
            "basis", "forum", "runs_back", "back_from", "is_critical", "is_verified", "extendable_en",
            "extendable_zh", "notes_en", "notes_zh",
        ),
        BOOK,
    ),
    derived={
        "name": Derived(("name_en", "name_zh")),
        "extendable": Derived(("extendable_en", "extendable_zh")),
        "notes": Derived(("notes_en", "notes_zh")),
    },
)  # fmt: skip

deadline_policy = Policy(
    Deadline,
    rows=OF_CASE,
    fields=BASIC
    | {"case": SYSTEM, "event": SYSTEM, "ended_by_event": SYSTEM, "end_reason": PRIVILEGED}
    | _each(
        (
            "limit", "title", "trigger_on", "trigger_basis", "trigger_is_certain", "due_on", "sum", "computed_on",
            "remind_by_on", "is_critical", "state", "entered_by", "confirmed_by", "confirmed_at", "confirmed_from",
            "ended_on",
        ),
        FACT,
    ),
    derived={
        "told": Derived(("sum",)),
        "is_confirmed": Derived(("is_critical", "confirmed_by")),
    },
)  # fmt: skip

change_policy = Policy(
    DeadlineChange,
    rows=OF_DEADLINE,
    fields=BASIC
    | {"deadline": SYSTEM, "reason": PRIVILEGED}
    | _each(("kind", "old_due_on", "new_due_on", "granted_by", "made_by"), FACT),
)

review_policy = Policy(
    DeadlineReview,
    rows=OF_DEADLINE,
    fields=BASIC
    | {"deadline": SYSTEM, "reason": PRIVILEGED}
    | _each(("cause", "proposed_on", "proposed", "verdict", "answered_by", "answered_at"), FACT),
)

reminder_policy = Policy(
    Reminder,
    rows=dict.fromkeys(LEGAL | OVERSIGHT, Via("deadline")),
    label="key",
    fields=BASIC
    | {"deadline": SYSTEM}
    | _each(("user", "key", "for_on", "raised_on", "acknowledged_at"), FACT),
)

representation_policy = Policy(
    Representation,
    rows=OF_CASE,
    fields=BASIC
    | {"case": SYSTEM, "ceased_reason": PRIVILEGED}
    | _each(("before", "scheme", "representative", "acting_from", "ceased_on"), FACT),
)

hearing_policy = Policy(
    Hearing,
    rows=OF_CASE,
    label="kind",
    fields=BASIC
    | {"case": SYSTEM, "outcome": PRIVILEGED, "next_step": PRIVILEGED}
    | _each(
        ("kind", "starts_at", "venue", "mode", "interpreter", "adviser_present", "notice_given_on", "held"),
        FACT,
    ),
)

note_policy = Policy(
    Note,
    rows=OF_CASE,
    label="kind",
    fields=BASIC
    | {"case": SYSTEM, "text": PRIVILEGED, "with_whom": PRIVILEGED}
    | _each(("kind", "at", "interpreter", "written_by"), FACT),
)

task_policy = Policy(
    Task,
    rows=OF_CASE,
    fields=BASIC
    | {"case": SYSTEM}
    | _each(("title", "due_on", "assigned_to", "done_at", "done_by"), F("operational", write=LEGAL)),
)

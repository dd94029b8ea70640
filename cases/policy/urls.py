"""Who may open which address of cases."""

from accounts.policy import LEGAL, OUTSIDE, OVERSIGHT, STAFF, Role
from cases.policy.access import ASSIGNERS, CASE_ROLES, OPENERS
from core.access import classify_urls

READERS = CASE_ROLES
RECORDERS = LEGAL
KEEPERS = OVERSIGHT
WATCHERS = LEGAL | OVERSIGHT
# Who may be put on a case by a member of staff.
STAFF_ON_CASES = CASE_ROLES - OUTSIDE - {Role.MANAGER, Role.PROBONO}

classify_urls(
    "cases",
    dict.fromkeys(
        ("list", "detail", "deadlines", "deadline", "claim", "hearings", "representation", "event", "of_client"),
        READERS,
    )
    | dict.fromkeys(
        (
            "event_choose", "event_add", "event_correct", "event_strike", "deadline_add", "deadline_confirm",
            "deadline_move", "deadline_file", "deadline_end", "review_answer", "note_add", "hearing_add",
            "hearing_outcome", "task_add", "task_done", "alarm_clear", "representation_add", "representation_end",
            "close", "reopen",
        ),
        RECORDERS,
    )
    | {
        "deadline_list": WATCHERS,
        "deadline_acknowledge": WATCHERS,
        "add": OPENERS,
        "claim_edit": OPENERS,
        "assign": ASSIGNERS,
        "assignment_end": ASSIGNERS,
        "step_aside": READERS - OUTSIDE,
        "due_date": STAFF,
        "time_limits": STAFF,
        "time_limit_change": KEEPERS,
        "closed_days": STAFF,
    },
)  # fmt: skip

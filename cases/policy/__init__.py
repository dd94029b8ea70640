"""Who sees and sets what of cases, and who may open which address."""

from cases.policy.access import CASE_ROLES, CASE_ROWS, case_policy
from cases.policy.acts import (
    may_answer_review,
    may_assign,
    may_confirm,
    may_keep_rules,
    may_open_cases,
    may_record,
    may_see_cases,
    may_see_deadlines,
)
from cases.policy.columns import deadline_policy, event_policy, note_policy
from cases.policy.urls import STAFF_ON_CASES

__all__ = [
    "STAFF_ON_CASES",
    "CASE_ROLES",
    "CASE_ROWS",
    "case_policy",
    "deadline_policy",
    "event_policy",
    "may_answer_review",
    "may_assign",
    "may_confirm",
    "may_keep_rules",
    "may_open_cases",
    "may_record",
    "may_see_cases",
    "may_see_deadlines",
    "note_policy",
]

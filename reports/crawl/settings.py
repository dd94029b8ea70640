"""What planting has to know of single columns: values that steer the code and cannot be any word."""

import datetime as dt
from collections.abc import Callable
from typing import Any

Plain = dict[str, dict[str, Any | Callable[[Any], Any]]]

DUE = dt.date(2031, 5, 6)


def _mine(column: str) -> Callable[[Any], Any]:
    return lambda garden: garden.people.get(column, garden.people["staff"])


# Model -> column -> the value planted instead of a canary (a callable gets the garden).
PLAIN: Plain = {
    "clients.ClientName": {"is_display": True},
    "cases.Case": {"reference": lambda garden: f"C-1931-{next(garden.numbers):05d}"},
    "cases.Deadline": {
        "due_on": DUE,
        "remind_by_on": DUE,
        "trigger_basis": "SERVED",
        "state": "open",
        "confirmed_by": None,
        "confirmed_at": None,
        "ended_on": None,
        "ended_by_event": None,
        "sum": None,
    },
    "documents.Document": {"sha256": "ab" * 32, "scan_state": "clean", "file_type": "pdf", "size": 411},
    "documents.IssuedLetter": {"sha256": "cd" * 32},
    "welfare.Assistance": {"approved_by": None, "state": "REQUESTED"},
    "counselling.ClinicalSupervision": {
        "supervisor": _mine("second"),
        "from_on": dt.date(2020, 1, 1),
        "until_on": None,
    },
    "counselling.Measure": {"tool": "PHQ_9", "total": 11, "item_nine": 0},
    "counselling.Session": {
        "attendance": "ATTENDED",
        "start_time": dt.time(11),
        "duration_minutes": 50,
        "risk_level": "LOW",
        "signed_at": None,
        "signed_by": None,
    },
    # A form whose time has run out answers nobody, and would prove nothing.
    "referrals.ReferralDraft": {"expires_at": dt.datetime(2031, 5, 6, tzinfo=dt.UTC), "referral": None},
}

# Models planted by nobody: what makes them is the crawl's own doing.
SKIPPED: frozenset[str] = frozenset(
    {
        "accounts.User",
        "accounts.Organisation",
        "accounts.SignIn",
        "core.Draft",
        "core.IdempotencyKey",
        "core.Sequence",
    }
)

"""Reminders from the ladder to the desk and the mail: each once on the screen, whatever beat does.

What stands to be said is found by the cases' query and kept in their rows; here it becomes notices. Both in one
transaction: a sweep that dies half way has said nothing, and the next one says it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from cases.services import raise_reminders
from cases.services.deadlines import TO_CONFIRM
from cases.services.reminders import DueReminder
from core.batches import BATCH, batches
from core.clock import now, today
from core.models import Notice
from core.notices import Telling, notify_all
from core.turns import is_only_one

# Nobody is woken by a reminder; what cannot wait goes out with the day.
FROM = dt.time(7, 0)
AHEAD, CLOSE, OVERDUE, UNREAD = (
    "cases.deadline_ahead",
    "cases.deadline_close",
    "cases.deadline_overdue",
    "cases.reminder_unread",
)
CLOSE_STEPS = frozenset({"before-3", "before-1"})


def kind_of(key: str) -> str:
    """The notice that a step of the ladder becomes."""
    if key.startswith("overdue-"):
        return OVERDUE
    if key.startswith("unread-"):
        return UNREAD
    if key.startswith("confirm"):
        return TO_CONFIRM
    return CLOSE if key in CLOSE_STEPS else AHEAD


def remind(on: dt.date) -> int:
    """Say what stands to be said on a day; how many notices are new. Inside a turn.

    A second sweep at the same time leaves it to the first.
    """
    if not is_only_one("reports.remind"):
        return 0
    due = raise_reminders(on)
    told = notify_all(map(_telling, due))
    _end_yesterdays(one for one in due if kind_of(one.key) == OVERDUE)
    return told


def remind_in_the_morning() -> int:
    """The sweep: from seven o'clock in Hong Kong on."""
    return remind(today()) if timezone.localtime(now()).time() >= FROM else 0


def _telling(one: DueReminder) -> Telling:
    return Telling(
        user_id=one.user_id,
        kind=kind_of(one.key),
        url_name="cases:deadline",
        url_args=(one.reference, str(one.deadline_id)),
        dedupe_key=one.dedupe,
        subject_label="cases.deadline",
        subject_id=one.deadline_id,
        due_on=one.due_on,
        is_urgent=one.is_urgent,
    )


def _end_yesterdays(overdue: Iterable[DueReminder]) -> None:
    """Overdue is said every day; the page shows the last time only."""
    said: dict[Any, list[str]] = defaultdict(list)
    for one in overdue:
        said[one.deadline_id].append(one.dedupe)
    for some in batches(said.items(), BATCH):
        fresh = [key for _deadline_id, keys in some for key in keys]
        older = Notice.objects.filter(
            kind=OVERDUE, ended_at=None, subject_id__in=[deadline_id for deadline_id, _keys in some]
        )
        older.exclude(dedupe_key__in=fresh).update(ended_at=now())

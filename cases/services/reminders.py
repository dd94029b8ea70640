"""Who is to be reminded of what today: one set-based look, one row a person, step and date.

A lost or doubled beat changes nothing: what was said is in the rows, and the latest step reached is said
once even if the days before it were missed.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from cases.book import closed_days
from cases.models import Deadline, Reminder
from cases.rules.closed_days import ClosedDays
from cases.rules.working_days import (
    Audience,
    is_working_day,
    reminder_today,
    reminds_until,
    working_days_before,
)
from cases.services.telling import Part, people_on
from core.batches import BATCH

UNREAD_AFTER = 3
WATCHED = (
    "pk",
    "case_id",
    "case__reference",
    "due_on",
    "remind_by_on",
    "is_critical",
    "entered_by_id",
    "confirmed_by_id",
)
UNREAD = (
    "deadline_id",
    "deadline__case_id",
    "deadline__case__reference",
    "deadline__due_on",
    "key",
    "for_on",
    "user_id",
)


@dataclass(frozen=True)
class DueReminder:
    """One person to be told of one deadline; `key` and `for_on` make it once."""

    deadline_id: Any
    reference: str
    due_on: dt.date
    user_id: Any
    key: str
    for_on: dt.date
    is_urgent: bool

    @property
    def dedupe(self) -> str:
        """The outbox's key: the same reminder is never queued twice."""
        return f"deadline-{self.deadline_id}-{self.user_id}-{self.key}-{self.for_on.isoformat()}"


def due_reminders(today: dt.date) -> list[DueReminder]:
    """What stands to be said today and was not said yet; as many statements and parameters for a million."""
    closed = closed_days()
    watched = _watched(today, closed)
    people = people_on(watched.values("case_id"))
    wanted = [
        one
        for row in watched.values(*WATCHED)
        for one in _for_row(row, people[row["case_id"]], today, closed)
    ]
    wanted += _unread(today, closed)
    said = _said({one.key for one in wanted})
    return [
        one
        for one in dict.fromkeys(wanted)
        if (one.deadline_id, one.user_id, one.key, one.for_on) not in said
    ]


def _said(keys: set[str]) -> set[tuple[Any, ...]]:
    """What of today's steps was said before, of any deadline that still runs."""
    rows = Reminder.objects.filter(deadline__state=Deadline.State.OPEN, key__in=keys)
    return set(rows.values_list("deadline_id", "user_id", "key", "for_on"))


def raise_reminders(today: dt.date) -> list[DueReminder]:
    """Write today's reminders for the screen; gives those that are new, for the mail. Inside `acting`."""
    due = due_reminders(today)
    Reminder.objects.bulk_create(
        [
            Reminder(
                deadline_id=one.deadline_id,
                user_id=one.user_id,
                key=one.key,
                for_on=one.for_on,
                raised_on=today,
            )
            for one in due
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    return due


def _watched(today: dt.date, closed: ClosedDays) -> QuerySet[Deadline]:
    """Open deadlines on the ladder, and the unconfirmed ones whatever their date."""
    open_rows = Deadline.objects.filter(state=Deadline.State.OPEN, case__closed_on=None)
    on_ladder = Q(remind_by_on__lte=reminds_until(today, closed))
    unconfirmed = Q(is_critical=True, confirmed_by=None)
    return open_rows.filter(on_ladder | unconfirmed)


def _for_row(
    row: dict[str, Any], people: dict[str, set[Any]], today: dt.date, closed: ClosedDays
) -> list[DueReminder]:
    reminder = reminder_today(today, row["remind_by_on"], closed)
    found = []
    if reminder is not None:
        who = set(people[Part.CASEWORKER]) if Audience.CASEWORKER in reminder.audience else set()
        if Audience.SUPERVISOR in reminder.audience or not who:
            who |= people[Part.SUPERVISOR]
        urgent = reminder.is_overdue or Audience.SUPERVISOR in reminder.audience
        found += [_reminder(row, user, reminder.key, urgent) for user in sorted(who, key=str)]
    if row["is_critical"] and row["confirmed_by_id"] is None:
        key = f"confirm-{reminder.key}" if reminder else "confirm"
        confirmers = people[Part.SUPERVISOR] - {row["entered_by_id"]}
        found += [_reminder(row, user, key, reminder is not None) for user in sorted(confirmers, key=str)]
    return found


def _reminder(row: dict[str, Any], user_id: Any, key: str, urgent: bool) -> DueReminder:
    return DueReminder(
        deadline_id=row["pk"],
        reference=row["case__reference"],
        due_on=row["due_on"],
        user_id=user_id,
        key=key,
        for_on=row["remind_by_on"],
        is_urgent=urgent,
    )


def _unread(today: dt.date, closed: ClosedDays) -> list[DueReminder]:
    """Reminders a caseworker has not read for three working days go to the supervisor."""
    if not is_working_day(today, closed):
        return []
    before = working_days_before(today, UNREAD_AFTER, closed)
    rows = Reminder.objects.filter(
        acknowledged_at=None,
        raised_on__lte=before,
        key__startswith="before-",
        deadline__state=Deadline.State.OPEN,
    )
    found = list(rows.values(*UNREAD))
    people = people_on(rows.values("deadline__case_id")) if found else {}
    return [
        DueReminder(
            deadline_id=row["deadline_id"],
            reference=row["deadline__case__reference"],
            due_on=row["deadline__due_on"],
            user_id=user_id,
            key=f"unread-{row['key']}",
            for_on=row["for_on"],
            is_urgent=True,
        )
        for row in found
        for user_id in sorted(people[row["deadline__case_id"]][Part.SUPERVISOR] - {row["user_id"]}, key=str)
    ]

"""Everything the page of one deadline shows."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.book import closed_days
from cases.models import DeadlineChange, DeadlineReview, Reminder
from cases.rules.working_days import ladder_dates
from cases.shown.deadlines import deadline_row, limit_of
from cases.shown.frame import CaseFile
from cases.shown.people import names_for
from cases.shown.sums import show_sum
from core.access import Seen, read
from core.clock import today


@dataclass(frozen=True)
class ReminderLine:
    """One step of the ladder: when it falls, and who was told and has read it."""

    when: str
    on: Any
    is_sent: bool
    read_by: str


@dataclass(frozen=True)
class ChangeLine:
    """One move of the date."""

    change: Seen
    made_by: str


def deadline_page(file: CaseFile, seen: Seen) -> dict[str, Any]:
    """Context of the page."""
    user, limit, told = file.user, limit_of(seen), seen.told
    changes = read(user, DeadlineChange.objects.visible_to(user).filter(deadline=seen.pk))
    reminders = read(user, Reminder.objects.visible_to(user).filter(deadline=seen.pk))
    reviews = read(user, DeadlineReview.objects.visible_to(user).filter(deadline=seen.pk, answered_at=None))
    named = [seen.entered_by_id, seen.confirmed_by_id, *(one.made_by_id for one in changes)]
    names = names_for(user, [*named, *(one.user_id for one in reminders)])
    rule, source = (f"{limit.code} v{limit.number}", limit.source) if limit else ("", "")
    return {
        "deadline": seen,
        "row": deadline_row(seen, file.case.reference, today(), closed_days(), names),
        "limit": _limit(limit),
        "sum": show_sum(told, today(), basis=seen.trigger_basis, rule=rule, source=source) if told else None,
        "entered_by": names.get(seen.entered_by_id, ""),
        "confirmed_by": names.get(seen.confirmed_by_id, ""),
        "reminders": _ladder(seen, reminders, names),
        "mine": _to_read(user, reminders) if seen.state == "open" else [],
        "changes": [ChangeLine(one, names.get(one.made_by_id, "")) for one in changes],
        "review": reviews[0] if reviews else None,
        "is_open": seen.state == "open",
    }


def _to_read(user: Any, reminders: list[Seen]) -> list[Seen]:
    return [one for one in reminders if one.user_id == user.pk and one.acknowledged_at is None]


def _limit(limit: Any) -> dict[str, Any] | None:
    """The rule's words; not the row, which no page may hold."""
    names = ("code", "number", "source", "extendable", "notes", "is_verified")
    return {name: getattr(limit, name) for name in names} if limit else None


def _ladder(seen: Seen, reminders: list[Seen], names: dict[Any, str]) -> list[ReminderLine]:
    """Every step for the present date, with who has read it.

    Of the steps that had passed when the date was entered, only the last is told, and today.
    """
    lines = []
    steps = ladder_dates(seen.remind_by_on, closed_days())
    newest = max((on for on in steps.values() if on <= today()), default=dt.date.min)
    for rung, on in steps.items():
        sent = [one for one in reminders if one.key == rung.key and one.for_on == seen.remind_by_on]
        if not sent and on < newest:
            continue
        readers = [names.get(one.user_id, "") for one in sent if one.acknowledged_at is not None]
        when = ngettext("%(count)d working day", "%(count)d working days", rung.working_days)
        lines.append(
            ReminderLine(
                when=when % {"count": rung.working_days},
                on=sent[0].raised_on if sent else max(on, today()),
                is_sent=bool(sent),
                read_by=_(", ").join(readers),
            )
        )
    return lines

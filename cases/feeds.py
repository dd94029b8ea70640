"""What cases themselves tell in the chronology."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.book import reading_rule_book
from cases.models import Assignment, CaseEvent, Deadline, Decision, Hearing, Note, Task
from cases.shown.deadlines import limit_of, title_of
from cases.shown.people import naming
from cases.shown.rows import reading_rows
from cases.timeline import Entry, Feeder, Link, register_feeder
from cases.words import BASES, EVENTS, GROUNDS, RESULTS
from core.access import Seen, attaching, reading
from core.clock import now
from core.templatetags.house import day as in_full
from core.together import Reader, side_by_side

NOTE_ICONS = {"phone": "phone", "meeting": "users", "mail": "mail", "message": "message", "file": "note"}
Day = dt.date


def _rows(
    model: Any, user: Any, case: Seen, column: str, before: Day | None, limit: int, **where: Any
) -> QuerySet:
    """The newest rows of a case before a day."""
    rows = model.objects.visible_to(user).filter(case=case.pk, **where)
    if before is not None:
        is_instant = model._meta.get_field(column).get_internal_type() == "DateTimeField"
        rows = rows.filter(**{f"{column}__date__lt" if is_instant else f"{column}__lt": before})
    return rows.order_by(f"-{column}", "-created_at")[:limit]


def _day(at: dt.datetime) -> Day:
    return timezone.localtime(at).date()


def event_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Reader[list[Entry]]:
    """Events, with what they decided."""
    events = yield from reading(user, _rows(CaseEvent, user, case, "placed_on", before, limit))
    standing = Decision.objects.visible_to(user).filter(is_struck=False)
    yield from attaching(user, events, standing, "event", "decided")
    return [_event(event, case) for event in events]


def _event(event: Seen, case: Seen) -> Entry:
    struck = event.struck_at is not None
    return Entry(
        on=event.placed_on,
        at=event.created_at if _day(event.created_at) == event.placed_on else None,
        icon="gavel" if event.decided else "flag",
        title=EVENTS[event.kind],
        who=event.recorded_by_id,
        texts=_shown(other_dates(event), decided_in_words(event.decided), event.note),
        look="" if struck else "milestone",
        badge=_("Struck out") if struck else _("Corrected") if event.corrected_at else "",
        links=(Link(pgettext("verb", "Open"), reverse("cases:event", args=[case.reference, event.pk])),),
    )


def _shown(*texts: Any) -> tuple[Any, ...]:
    """Texts that say something; a chip is kept whatever it hides."""
    return tuple(text for text in texts if getattr(text, "is_restricted", False) or text)


def other_dates(event: Seen) -> str:
    """The dates besides the one that places the event."""
    others = [(basis, on) for basis, on in event.dates.items() if on != event.placed_on]
    sentence = _("%(basis)s: %(date)s.")
    return " ".join(sentence % {"basis": BASES[basis], "date": in_full(on)} for basis, on in others)


def decided_in_words(decisions: Iterable[Seen]) -> Any:
    """What was decided on each ground, or the chip where that may not be seen."""
    words = []
    for one in decisions:
        if not one.may_read("ground"):
            return one.ground
        words.append(f"{GROUNDS[one.ground]}: {RESULTS[one.result]}.")
    return " ".join(words)


def deadline_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Reader[list[Entry]]:
    """Deadlines as they were worked out."""
    found, _book = yield from side_by_side(reading_rows(Deadline, user, case), reading_rule_book())
    rows = [one for one in found if before is None or one.computed_on < before]
    rows.sort(key=lambda one: one.computed_on, reverse=True)
    return [_deadline(seen, case) for seen in rows[:limit]]


def _deadline(seen: Seen, case: Seen) -> Entry:
    words = {"title": title_of(seen), "date": in_full(seen.due_on)}
    rule = str(limit_of(seen) or "")
    return Entry(
        on=seen.computed_on,
        icon="calendar-due",
        title=_("Deadline: %(title)s, %(date)s") % words,
        who=seen.entered_by_id,
        by=_("rule %(rule)s") % {"rule": rule} if rule else "",
        links=(Link(pgettext("verb", "Open"), reverse("cases:deadline", args=[case.reference, seen.pk])),),
    )


def note_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Reader[list[Entry]]:
    """Attendance notes."""
    notes = yield from reading(user, _rows(Note, user, case, "at", before, limit))
    return [
        Entry(
            on=_day(note.at),
            at=note.at,
            icon=NOTE_ICONS[note.kind],
            title=note.get_kind_display,
            who=note.written_by_id,
            by=note.interpreter,
            texts=_shown(note.text),
        )
        for note in notes
    ]


def hearing_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Reader[list[Entry]]:
    """Appointments that are past."""
    past = _rows(Hearing, user, case, "starts_at", before, limit, starts_at__lte=now())
    hearings = yield from reading(user, past)
    return [
        Entry(
            on=_day(one.starts_at),
            at=one.starts_at,
            icon="calendar-event",
            title=one.get_kind_display,
            by=one.venue,
            texts=_shown(one.outcome),
            links=(Link(pgettext("verb", "Open"), reverse("cases:hearings", args=[case.reference])),),
        )
        for one in hearings
    ]


def task_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Reader[list[Entry]]:
    """Tasks that are done."""
    tasks = yield from reading_rows(Task, user, case)
    done = [one for one in tasks if one.done_at is not None]
    older = [one for one in done if before is None or _day(one.done_at) < before]
    return [
        Entry(
            on=_day(task.done_at),
            at=task.done_at,
            icon="check",
            title=_("Done: %(task)s") % {"task": task.title},
            who=task.done_by_id,
        )
        for task in sorted(older, key=lambda one: one.done_at, reverse=True)[:limit]
    ]


def access_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Reader[list[Entry]]:
    """People put on the case."""
    found = yield from reading_rows(Assignment, user, case)
    rows = [one for one in found if before is None or one.started_on < before][-limit:]
    names = yield from naming(user, [one.user_id for one in rows])
    title = _("On the case: %(name)s, %(part)s")
    return [
        Entry(
            on=one.started_on,
            icon="eye",
            title=title % {"name": names[one.user_id], "part": one.get_part_display},
            who=one.assigned_by_id,
            texts=_shown(one.reason),
        )
        for one in rows
    ]


register_feeder(
    Feeder(key="cases.events", kind="milestone", feed=event_entries),
    Feeder(key="cases.deadlines", kind="task", feed=deadline_entries),
    Feeder(key="cases.notes", kind="contact", feed=note_entries),
    Feeder(key="cases.hearings", kind="milestone", feed=hearing_entries),
    Feeder(key="cases.tasks", kind="task", feed=task_entries),
    Feeder(key="cases.assignments", kind="access", feed=access_entries),
)

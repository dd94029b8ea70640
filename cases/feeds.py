"""What cases themselves tell in the chronology."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.models import CaseEvent, Decision, Hearing, Note
from cases.shown.deadlines import limit_of, title_of
from cases.shown.people import names_for
from cases.shown.rows import assignments_of, deadlines_of, tasks_of
from cases.timeline import Entry, Feeder, Link, register_feeder
from cases.words import BASES, EVENTS, GROUNDS, RESULTS
from core.access import Seen, attach_many, read
from core.clock import now
from core.templatetags.house import day as in_full

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


def event_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Iterator[Entry]:
    """Events, with what they decided."""
    rows = _rows(CaseEvent, user, case, "placed_on", before, limit)
    events = read(user, rows)
    attach_many(user, events, Decision.objects.visible_to(user).filter(is_struck=False), "event", "decided")
    for event in events:
        struck = event.struck_at is not None
        yield Entry(
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


def deadline_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Iterator[Entry]:
    """Deadlines as they were worked out."""
    rows = [one for one in deadlines_of(user, case) if before is None or one.computed_on < before]
    for seen in sorted(rows, key=lambda one: one.computed_on, reverse=True)[:limit]:
        words = {"title": title_of(seen), "date": in_full(seen.due_on)}
        rule = str(limit_of(seen) or "")
        yield Entry(
            on=seen.computed_on,
            icon="calendar-due",
            title=_("Deadline: %(title)s, %(date)s") % words,
            who=seen.entered_by_id,
            by=_("rule %(rule)s") % {"rule": rule} if rule else "",
            links=(
                Link(pgettext("verb", "Open"), reverse("cases:deadline", args=[case.reference, seen.pk])),
            ),
        )


def note_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Iterator[Entry]:
    """Attendance notes."""
    for note in read(user, _rows(Note, user, case, "at", before, limit)):
        yield Entry(
            on=_day(note.at),
            at=note.at,
            icon=NOTE_ICONS[note.kind],
            title=note.get_kind_display,
            who=note.written_by_id,
            by=note.interpreter,
            texts=_shown(note.text),
        )


def hearing_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Iterator[Entry]:
    """Appointments that are past."""
    for one in read(user, _rows(Hearing, user, case, "starts_at", before, limit, starts_at__lte=now())):
        yield Entry(
            on=_day(one.starts_at),
            at=one.starts_at,
            icon="calendar-event",
            title=one.get_kind_display,
            by=one.venue,
            texts=_shown(one.outcome),
            links=(Link(pgettext("verb", "Open"), reverse("cases:hearings", args=[case.reference])),),
        )


def task_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Iterator[Entry]:
    """Tasks that are done."""
    done = [one for one in tasks_of(user, case) if one.done_at is not None]
    older = [one for one in done if before is None or _day(one.done_at) < before]
    for task in sorted(older, key=lambda one: one.done_at, reverse=True)[:limit]:
        yield Entry(
            on=_day(task.done_at),
            at=task.done_at,
            icon="check",
            title=_("Done: %(task)s") % {"task": task.title},
            who=task.done_by_id,
        )


def access_entries(user: Any, case: Seen, before: Day | None, limit: int) -> Iterator[Entry]:
    """People put on the case."""
    rows = [one for one in assignments_of(user, case) if before is None or one.started_on < before]
    names = names_for(user, [one.user_id for one in rows])
    for one in rows[-limit:]:
        words = {"name": names[one.user_id], "part": one.get_part_display}
        yield Entry(
            on=one.started_on,
            icon="eye",
            title=_("On the case: %(name)s, %(part)s") % words,
            who=one.assigned_by_id,
            texts=_shown(one.reason),
        )


register_feeder(
    Feeder(key="cases.events", kind="milestone", feed=event_entries),
    Feeder(key="cases.deadlines", kind="task", feed=deadline_entries),
    Feeder(key="cases.notes", kind="contact", feed=note_entries),
    Feeder(key="cases.hearings", kind="milestone", feed=hearing_entries),
    Feeder(key="cases.tasks", kind="task", feed=task_entries),
    Feeder(key="cases.assignments", kind="access", feed=access_entries),
)

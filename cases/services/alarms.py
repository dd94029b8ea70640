"""Raising and clearing alarms; to be called inside `acting`."""

from typing import Any

from django.utils.translation import gettext_noop

from cases.models import Alarm, Case, CaseEvent, Deadline, Representation
from cases.rules import events as rules
from cases.rules.consequences import Span, gaps
from core.clock import now, today

# Kept in the language of the file, as whoever clears an alarm by hand writes it.
SOMEBODY_ACTS = gettext_noop("Somebody is on record.")
EVENT_STRUCK = gettext_noop("The event was struck out.")


def raise_alarm(case: Case, kind: str, event: CaseEvent | None = None) -> None:
    """Raise an alarm unless the same one is up."""
    row = Alarm(case=case, kind=kind, event=event, raised_on=today())
    Alarm.objects.bulk_create([row], ignore_conflicts=True)


def raise_gap(case: Case, event: CaseEvent | None = None) -> None:
    """Raise the representation gap when a critical date runs and nobody acts on some day before it."""
    running = Deadline.objects.filter(case=case, state=Deadline.State.OPEN, is_critical=True)
    last = running.filter(due_on__gte=today()).order_by("due_on").values_list("due_on", flat=True).first()
    if last is not None and gaps(_spans(case), today(), last):
        raise_alarm(case, rules.Alarm.REPRESENTATION_GAP, event)


def clear_gap(case: Case, *, by: Any) -> None:
    """Clear the gap when somebody acts today and on."""
    if not gaps(_spans(case), today(), today()):
        _clear(Alarm.objects.filter(case=case, kind=rules.Alarm.REPRESENTATION_GAP), by, SOMEBODY_ACTS)


def clear_alarms_of(event: CaseEvent, *, by: Any) -> None:
    """Clear what a struck out event had raised."""
    _clear(Alarm.objects.filter(event=event), by, EVENT_STRUCK)


def _clear(alarms: Any, by: Any, how: str) -> None:
    alarms.filter(cleared_at=None).update(cleared_at=now(), cleared_by=by, clearing=how)


def _spans(case: Case) -> list[Span]:
    rows = Representation.objects.filter(case=case).values_list("acting_from", "ceased_on")
    return [Span(first, last) for first, last in rows]

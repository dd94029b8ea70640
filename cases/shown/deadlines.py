"""A deadline as a row, as a sum of four boxes, and as a calendar."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases.book import closed_days, limits_by_key
from cases.models import Deadline, TimeLimit
from cases.rules.closed_days import ClosedDays, Closure, Forum
from cases.rules.sums import Computation
from cases.rules.working_days import Severity, severity, working_days_left
from cases.shown.people import names_for
from cases.telling import tell_closures
from cases.words import period_in_words
from core.access import Seen
from core.templatetags.house import day as in_full
from core.templatetags.house import short_day

SHORT_BASIS = {
    "ISSUED": gettext_lazy("Issued"),
    "SERVED": gettext_lazy("Served"),
    "DECIDED": gettext_lazy("Decided"),
    "SEALED": gettext_lazy("Sealed"),
    "HAPPENED": gettext_lazy("Happened"),
}
TONES = {Severity.OVERDUE: "urgent", Severity.RED: "urgent", Severity.AMBER: "soon", Severity.CALM: ""}


@dataclass(frozen=True)
class DeadlineRow:
    """One deadline as lists and panels show it."""

    pk: Any
    url: str
    title: str
    date: dt.date
    tone: str
    left: str
    sum: str
    confirmed: str
    by: str
    act_by: dt.date | None = None
    is_late: bool = False


def deadline_rows(user: Any, deadlines: Iterable[Seen], reference: str, today: dt.date) -> list[DeadlineRow]:
    """Deadlines of one case in words."""
    found = list(deadlines)
    names = names_for(user, [key for one in found for key in (one.entered_by_id, one.confirmed_by_id)])
    return [deadline_row(one, reference, today, closed_days(), names) for one in found]


def deadline_row(
    seen: Seen, reference: str, today: dt.date, closed: ClosedDays, names: Mapping[Any, str]
) -> DeadlineRow:
    """A deadline in words; `reference` is its case's."""
    is_open = seen.state == Deadline.State.OPEN
    level = severity(today, seen.due_on, closed, trigger_is_certain=seen.trigger_is_certain)
    tone = TONES[level] if is_open else ""
    return DeadlineRow(
        pk=seen.pk,
        url=reverse("cases:deadline", args=[reference, seen.pk]),
        title=title_of(seen),
        date=seen.due_on,
        tone=tone or ("soon" if is_open and not seen.is_confirmed else ""),
        left=left_in_words(today, seen.due_on, closed) if is_open else ended_in_words(seen),
        sum=short_sum(seen),
        confirmed=_confirmed(seen) if is_open else "",
        by=_checked_by(seen, names),
        act_by=act_by_of(seen.told),
        is_late=is_open and seen.due_on < today,
    )


def title_of(seen: Seen) -> str:
    """What is to be done: the rule's name, or what somebody wrote."""
    limit = limit_of(seen)
    return str(seen.title or (limit.name if limit else ""))


def limit_of(seen: Seen) -> TimeLimit | None:
    """The version of the rule a deadline was worked out by."""
    return limits_by_key().get(seen.limit_id)


def left_in_words(today: dt.date, due: dt.date, closed: ClosedDays) -> str:
    """How much time is left, counted as people at a desk count."""
    left = working_days_left(today, due, closed)
    if today > due:
        late = (today - due).days
        return ngettext("%(count)d day late", "%(count)d days late", late) % {"count": late}
    if today == due:
        return _("Today is the last day")
    if left == 0:
        return _("No working day left")
    return ngettext("%(count)d working day left", "%(count)d working days left", left) % {"count": left}


def ended_in_words(seen: Seen) -> str:
    """How and when it ended."""
    return _("%(state)s, %(date)s") % {"state": seen.get_state_display, "date": in_full(seen.ended_on)}


def short_sum(seen: Seen) -> str:
    """The sum in one line: "Served Fri 20 Mar + 14 days = Fri 03 Apr, Good Friday, moved to Wed 08 Apr"."""
    told: Computation | None = seen.told
    if told is None:
        return _("A date set by an order or by hand. It never moves for holidays.")
    if told.due != seen.due_on:
        return _("Moved by hand from %(date)s.") % {"date": in_full(told.due)}
    basis = SHORT_BASIS.get(seen.trigger_basis, "")
    period = period_in_words(told.period, told.unit)
    words = {"basis": basis, "start": short_day(told.start), "period": period, "end": short_day(told.raw_end)}
    if any(step.code == "PRINTED_DATE_HOLDS" for step in told.steps):
        return _("%(basis)s %(start)s. The paper gives the date itself.") % words
    if told.due < told.start:
        return _("%(period)s before %(start)s.") % words
    line = _("%(basis)s %(start)s + %(period)s = %(end)s") % words
    if told.due != told.raw_end:
        why = tell_closures(_first_closure(told))
        line += _(", %(why)s, moved to %(due)s") % {"why": why, "due": short_day(told.due)}
    elif told.forum == Forum.FIXED:
        line += _(". Never moves for holidays")
    return line + "."


def _first_closure(told: Computation) -> tuple[Closure, ...]:
    return next((cell.closures[:1] for cell in told.days if cell.on == told.raw_end), ())


def act_by_of(told: Computation | None) -> dt.date | None:
    """The day to act by where offices are shut on the last day."""
    note = told.note("ACT_BY") if told else None
    return dt.date.fromisoformat(str(note["act_by_on"])) if note else None


def _confirmed(seen: Seen) -> str:
    if not seen.is_critical:
        return ""
    return "yes" if seen.is_confirmed else "no"


def _checked_by(seen: Seen, names: Mapping[Any, str]) -> str:
    if seen.confirmed_by_id is None:
        return ""
    who = {"entered": names.get(seen.entered_by_id, ""), "confirmed": names.get(seen.confirmed_by_id, "")}
    return _("Entered by %(entered)s, confirmed by %(confirmed)s") % who

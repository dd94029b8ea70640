"""Case work as items of the desk: deadlines, tasks and new cases in the words a desk needs."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.book import closed_days
from cases.models import Assignment, Deadline, Task
from cases.rules.working_days import severity
from cases.shown.deadlines import TONES, left_in_words, title_of
from core.access import Seen, read
from core.desk import MOST, DeskItem
from core.templatetags.house import short_day

Part = Assignment.Part
LEGAL_PARTS = (Part.CASEWORKER, Part.SUPERVISOR, Part.SUPPORT)
SOON = dt.timedelta(days=7)
ABOUT = ["case__reference", "case__client__display_name"]
FOLLOWED = ["case", "case__client"]


def own(user: Any) -> QuerySet:
    """The cases one is assigned to; one's own assignments need no scope, what they lead to has it."""
    rows = Assignment.objects.filter(user=user, ended_on=None, part__in=LEGAL_PARTS)
    return rows.order_by().values("case")


def live(user: Any, /, **who: Any) -> QuerySet:
    """Assignments that stand, of whoever `who` says."""
    return Assignment.objects.visible_to(user).filter(ended_on=None, part__in=LEGAL_PARTS, **who)


def about(case: Seen, *more: str) -> str:
    """Reference and name of a case's client; what may not be read is left out."""
    name = case.client.display_name if case.may_read("client") else ""
    words = [case.reference, name, *more]
    return _(", ").join(str(one) for one in words if not getattr(one, "is_restricted", False) and one)


def deadlines(user: Any, cases: QuerySet, **when: Any) -> list[Seen]:
    """Open deadlines of some cases within a span of last days."""
    rows = Deadline.objects.visible_to(user).filter(
        state=Deadline.State.OPEN, case__in=cases, case__closed_on=None, **when
    )
    names = ["title", "limit", "due_on", "trigger_is_certain", "is_critical", "confirmed_by", *ABOUT]
    return read(user, rows.order_by("due_on")[:MOST], follow=FOLLOWED, fields=names)


def deadline_items(
    found: Iterable[Seen], today: dt.date, notes: dict[Any, str] | None = None
) -> Iterator[DeskItem]:
    """Deadlines with what is left of them; `notes` says more about a case."""
    closed, more = closed_days(), notes or {}
    for one in found:
        level = severity(today, one.due_on, closed, trigger_is_certain=one.trigger_is_certain)
        unchecked = "" if one.is_confirmed else _("not yet confirmed")
        yield DeskItem(
            title=title_of(one),
            url=reverse("cases:deadline", args=[one.case.reference, one.pk]),
            on=one.due_on,
            when=left_in_words(today, one.due_on, closed),
            note=_("due %(date)s") % {"date": short_day(one.due_on)},
            about=about(one.case, unchecked, more.get(one.case_id, "")),
            action=pgettext("verb", "Open"),
            tone=TONES[level],
        )


def tasks(user: Any, whose: Q) -> list[Seen]:
    """Tasks that are not done."""
    rows = Task.objects.visible_to(user).filter(whose, done_at=None, case__closed_on=None)
    names = ["title", "due_on", "assigned_to", *ABOUT]
    return read(user, rows.order_by("due_on")[:MOST], follow=FOLLOWED, fields=names)


def task_items(found: Iterable[Seen], today: dt.date) -> Iterator[DeskItem]:
    """Tasks with their day, where they have one."""
    for one in found:
        yield DeskItem(
            title=one.title,
            url=reverse("cases:detail", args=[one.case.reference]),
            on=one.due_on,
            when=left_in_words(today, one.due_on, closed_days()) if one.due_on else _("no date"),
            note=_("due %(date)s") % {"date": short_day(one.due_on)} if one.due_on else "",
            about=about(one.case),
            action=_("Open case"),
        )

"""One's own case work: what is late, what comes, whose answer is mine, what is new, what is today."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Deadline, DeadlineReview, Hearing
from cases.policy import may_answer_review, may_confirm, may_see_cases
from cases.shown.deadlines import title_of
from cases.shown.people import names_for
from core.access import read
from core.clock import today as clock_today
from core.desk import MOST, DeskItem
from core.templatetags.house import clock, short_day
from reports.feeds.rows import (
    ABOUT,
    FOLLOWED,
    SOON,
    about,
    deadline_items,
    deadlines,
    live,
    own,
    task_items,
    tasks,
)


def overdue(user: Any, today: dt.date) -> list[DeskItem]:
    """Deadlines of one's cases and tasks of one's own whose day is past."""
    if not may_see_cases(user):
        return []
    late = tasks(user, Q(assigned_to=user, due_on__lt=today))
    return [
        *deadline_items(deadlines(user, own(user), due_on__lt=today), today),
        *task_items(late, today),
    ]


def due(user: Any, today: dt.date) -> list[DeskItem]:
    """The same for the next seven days, and tasks without a day."""
    if not may_see_cases(user):
        return []
    span = (today, today + SOON)
    coming = tasks(user, Q(assigned_to=user) & (Q(due_on__range=span) | Q(due_on=None)))
    return [
        *deadline_items(deadlines(user, own(user), due_on__range=span), today),
        *task_items(coming, today),
    ]


def waiting(user: Any, today: dt.date) -> list[DeskItem]:
    """Dates a second person has to check, and deadlines whose rule or event has changed."""
    found: list[DeskItem] = []
    if may_confirm(user, None):
        found += to_confirm(user, own(user))
    if may_answer_review(user):
        found += _to_review(user)
    return found


def to_confirm(user: Any, cases: QuerySet) -> list[DeskItem]:
    """Critical dates of some cases that somebody else entered and nobody has checked."""
    rows = Deadline.objects.visible_to(user).filter(
        state=Deadline.State.OPEN, is_critical=True, confirmed_by=None, case__in=cases
    )
    rows = rows.exclude(entered_by=user).order_by("due_on")[:MOST]
    names = ["title", "limit", "due_on", "entered_by", *ABOUT]
    seen = read(user, rows, follow=FOLLOWED, fields=[*names, "created_at"])
    makers = names_for(user, [one.entered_by_id for one in seen])
    return [
        DeskItem(
            title=_("Confirm a date: %(title)s") % {"title": title_of(one)},
            url=reverse("cases:deadline", args=[one.case.reference, one.pk]),
            on=timezone.localtime(one.created_at).date(),
            when=_("since %(date)s") % {"date": short_day(one.created_at)},
            note=_("due %(date)s") % {"date": short_day(one.due_on)},
            about=about(one.case, _("entered by %(name)s") % {"name": makers[one.entered_by_id]}),
            action=_("Check the sum"),
        )
        for one in seen
    ]


def _to_review(user: Any) -> list[DeskItem]:
    rows = DeadlineReview.objects.visible_to(user).filter(answered_at=None, deadline__case__in=own(user))
    names = ["cause", "created_at", "deadline__title", "deadline__limit"]
    names += [f"deadline__{name}" for name in ABOUT]
    follow = ["deadline", "deadline__case", "deadline__case__client"]
    return [
        DeskItem(
            title=_("Does this date move? %(title)s") % {"title": title_of(one.deadline)},
            url=reverse("cases:deadline", args=[one.deadline.case.reference, one.deadline.pk]),
            on=timezone.localtime(one.created_at).date(),
            when=_("since %(date)s") % {"date": short_day(one.created_at)},
            about=about(one.deadline.case, str(one.get_cause_display)),
            action=_("Answer"),
        )
        for one in read(user, rows.order_by("created_at")[:MOST], follow=follow, fields=names)
    ]


def new(user: Any, today: dt.date) -> list[DeskItem]:
    """Cases one was put on in the last week."""
    if not may_see_cases(user):
        return []
    rows = live(user, user=user).filter(started_on__gte=today - SOON).exclude(assigned_by=user)
    names = ["part", "started_on", "assigned_by", *ABOUT]
    seen = read(user, rows.order_by("-started_on")[:MOST], follow=FOLLOWED, fields=names)
    givers = names_for(user, [one.assigned_by_id for one in seen])
    return [
        DeskItem(
            title=_("New on this case: you, as %(part)s") % {"part": one.get_part_display},
            url=reverse("cases:detail", args=[one.case.reference]),
            on=one.started_on,
            about=about(one.case, _("by %(name)s") % {"name": givers[one.assigned_by_id]}),
            action=_("Open case"),
        )
        for one in seen
    ]


def agenda(user: Any, today: dt.date) -> list[DeskItem]:
    """Hearings and appointments of one's cases today."""
    if not may_see_cases(user):
        return []
    start = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    rows = Hearing.objects.visible_to(user).filter(
        starts_at__gte=start, starts_at__lt=start + dt.timedelta(days=1), case__in=own(user)
    )
    names = ["kind", "starts_at", "venue", "interpreter", *ABOUT]
    return [
        DeskItem(
            title=str(one.get_kind_display),
            url=reverse("cases:hearings", args=[one.case.reference]),
            on=today,
            when=clock(one.starts_at),
            about=about(one.case, *_readable(one.venue, one.interpreter)),
        )
        for one in read(user, rows.order_by("starts_at")[:MOST], follow=FOLLOWED, fields=names)
    ]


def _readable(*values: Any) -> list[str]:
    return [str(one) for one in values if not getattr(one, "is_restricted", False)]


def overdue_rows(user: Any) -> QuerySet[Deadline] | None:
    """Deadlines of one's cases that are past, for the number in the side bar."""
    if not may_see_cases(user):
        return None
    return Deadline.objects.visible_to(user).filter(
        state=Deadline.State.OPEN, due_on__lt=clock_today(), case__in=own(user), case__closed_on=None
    )

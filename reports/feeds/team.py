"""The work of those one supervises, and the cases nobody works on."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Assignment, Case
from cases.policy import may_assign, may_confirm
from cases.shown.people import names_for
from core.access import read
from core.desk import MOST, DeskItem
from core.templatetags.house import short_day
from reports.feeds.cases import to_confirm
from reports.feeds.rows import (
    ABOUT,
    FOLLOWED,
    SOON,
    about,
    deadline_items,
    deadlines,
    live,
    task_items,
    tasks,
)


def members(user: Any) -> QuerySet:
    """The people whose supervisor the user is."""
    return User.objects.visible_to(user).filter(supervisor=user, is_active=True)


def has_team(user: Any) -> bool:
    """Whether there is anybody whose work the user oversees."""
    return members(user).exists()


def _theirs(user: Any) -> QuerySet:
    return live(user, user__in=members(user).values("pk"), part=Assignment.Part.CASEWORKER)


def _workers(user: Any) -> dict[Any, str]:
    """Case -> its caseworker's name, over the team."""
    pairs = list(_theirs(user).values_list("case", "user"))
    names = names_for(user, [worker for _case, worker in pairs])
    return {case: names[worker] for case, worker in pairs}


def overdue(user: Any, today: dt.date) -> list[DeskItem]:
    """What of the team's is late."""
    late = deadlines(user, _theirs(user).values("case"), due_on__lt=today)
    team = Q(assigned_to__in=members(user).values("pk"))
    return [
        *deadline_items(late, today, _workers(user)),
        *task_items(tasks(user, team & Q(due_on__lt=today)), today),
    ]


def due(user: Any, today: dt.date) -> list[DeskItem]:
    """What of the team's comes in seven days."""
    span = (today, today + SOON)
    coming = deadlines(user, _theirs(user).values("case"), due_on__range=span)
    team = Q(assigned_to__in=members(user).values("pk"))
    return [
        *deadline_items(coming, today, _workers(user)),
        *task_items(tasks(user, team & Q(due_on__range=span)), today),
    ]


def waiting(user: Any, today: dt.date) -> list[DeskItem]:
    """Dates the team entered and nobody has checked."""
    return to_confirm(user, _theirs(user).values("case")) if may_confirm(user, None) else []


def new(user: Any, today: dt.date) -> list[DeskItem]:
    """Cases the team was given in the last week."""
    rows = _theirs(user).filter(started_on__gte=today - SOON)
    names = ["part", "started_on", "user", *ABOUT]
    seen = read(user, rows.order_by("-started_on")[:MOST], follow=FOLLOWED, fields=names)
    workers = names_for(user, [one.user_id for one in seen])
    return [
        DeskItem(
            title=_("New on this case: %(name)s") % {"name": workers[one.user_id]},
            url=reverse("cases:detail", args=[one.case.reference]),
            on=one.started_on,
            about=about(one.case),
            action=_("Open case"),
        )
        for one in seen
    ]


def nobodys(user: Any, today: dt.date) -> list[DeskItem]:
    """Open cases without a caseworker, the longest waiting first; for those who may give them to somebody."""
    if not may_assign(user):
        return []
    worker = Assignment.objects.visible_to(user).filter(
        case=OuterRef("pk"), ended_on=None, part=Assignment.Part.CASEWORKER
    )
    rows = Case.objects.visible_to(user).filter(~Exists(worker), closed_on=None).order_by("opened_on")
    names = ["reference", "opened_on", "stage", "client__display_name"]
    return [
        DeskItem(
            title=_("Nobody works on %(reference)s") % {"reference": one.reference},
            url=reverse("cases:detail", args=[one.reference]),
            on=one.opened_on,
            when=_("since %(date)s") % {"date": short_day(one.opened_on)},
            about=about(one, str(one.get_stage_display)),
            action=_("Give it to somebody"),
        )
        for one in read(user, rows[:MOST], follow=["client"], fields=names)
    ]

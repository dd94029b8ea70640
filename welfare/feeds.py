"""What welfare tells elsewhere: on the desk, and in the chronology of a case."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.timeline import Entry, Link
from core.access import Seen, may_open, read, reading
from core.desk import DeskItem
from core.templatetags.house import hkd
from core.together import Reader
from welfare import queries
from welfare.models import Assistance, PlanStep


def approvals_waiting(user: Any, today: dt.date) -> list[DeskItem]:
    """Requests somebody else made and this user may decide about."""
    if not may_open(user, "welfare:approve"):
        return []
    return [
        DeskItem(
            title=_("Approve assistance: %(amount)s") % {"amount": hkd(line.amount)},
            url=reverse("welfare:line", args=[line.pk]),
            on=line.requested_on,
            about=line.client.reference,
            note=line.requested_by.full_name,
            action=_("Decide"),
        )
        for line in queries.waiting(user)
        if line.requested_by_id != user.pk
    ]


def steps_due(user: Any, today: dt.date) -> list[DeskItem]:
    """The user's own steps of plans for the coming week."""
    return _steps(user, due_on__range=(today, today + dt.timedelta(days=7)))


def steps_overdue(user: Any, today: dt.date) -> list[DeskItem]:
    """The user's own steps of plans whose day has passed."""
    return _steps(user, tone="soon", due_on__lt=today)


def _steps(user: Any, tone: str = "", **when: Any) -> list[DeskItem]:
    if not may_open(user, "welfare:needs"):
        return []
    rows = PlanStep.objects.visible_to(user).filter(owner=user.pk, done_on=None, **when)
    return [
        DeskItem(
            title=step.action,
            url=reverse("welfare:needs", args=[step.client_id]),
            on=step.due_on,
            about=step.client.reference,
            tone=tone,
        )
        for step in read(user, rows[: queries.SHOWN], follow=["client"])
    ]


def assistance_entries(user: Any, case: Seen, before: dt.date | None, limit: int) -> Reader[list[Entry]]:
    """Assistance given to the case's client, for whom money concerns."""
    if not may_open(user, "welfare:line"):
        return []
    rows = Assistance.objects.visible_to(user).filter(client=case.client_id, given_on__isnull=False)
    if before is not None:
        rows = rows.filter(given_on__lt=before)
    newest = rows.order_by("-given_on", "-created_at")[:limit]
    lines = yield from reading(user, newest, follow=["fund"])
    return [
        Entry(
            on=line.given_on,
            icon="coins",
            title=_("Assistance given: %(amount)s") % {"amount": hkd(line.amount)},
            by=line.fund.name,
            texts=(line.purpose,),
            links=(Link(pgettext("verb", "Open"), reverse("welfare:line", args=[line.pk])),),
        )
        for line in lines
    ]

"""A case's file: its chronology and the other sections."""

import datetime as dt

from django.core.exceptions import BadRequest

from cases.models import Case, Claim, Deadline, DeadlineReview, Hearing, Task
from cases.policy import may_open_cases
from cases.shown.claims import decisions_of, grounds_of, risk_states
from cases.shown.deadlines import deadline_rows
from cases.shown.frame import frame, framing, open_file
from cases.shown.hearings import hearing_rows
from cases.shown.people import names_for
from cases.shown.rows import deadlines_of, reading_rows, representations_of
from cases.timeline import KINDS, chronology
from clients.models import Client
from core.access import read, read_one
from core.clock import today
from core.pages import show
from core.together import together


def detail(request, reference):
    """The chronology, with what is due and who works on the case beside it."""
    file = open_file(request, reference)
    kind, before = request.GET.get("show", ""), _day(request.GET.get("before", ""))
    if kind not in {"", *KINDS}:
        raise BadRequest("The timeline has no such kind.")
    user, case = request.user, file.case
    around, told, tasks = together(
        framing(file, "detail"),
        chronology(user, case, show=kind, before=before),
        reading_rows(Task, user, case),
    )
    names = names_for(user, [entry.who for entry in told.entries])
    context = {
        **around,
        "entries": [(entry, names.get(entry.who, "")) for entry in told.entries],
        "earlier": told.earlier,
        "kind": kind,
        "kinds": KINDS.items(),
        "not_narrowed": not kind,
        "tasks": [one for one in tasks if one.done_at is None],
        "today": today(),
    }
    return show(request, "cases/detail.html", context, part="timeline")


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise BadRequest("No such day.") from None


def deadlines(request, reference):
    """What is due, what is to be looked at again, and what has ended."""
    file = open_file(request, reference)
    user, case = request.user, file.case
    ended = [one for one in deadlines_of(user, case) if one.state != Deadline.State.OPEN]
    rows = DeadlineReview.objects.visible_to(user).filter(deadline__case=case.pk, answered_at=None)
    context = {
        **frame(file, request, "deadlines"),
        "ended": deadline_rows(user, ended, case.reference, today()),
        "reviews": {one.deadline_id: one for one in read(user, rows)},
    }
    return show(request, "cases/deadlines.html", context, part="deadlines")


def claim(request, reference):
    """What is claimed, and how each ground was decided."""
    file = open_file(request, reference)
    user = request.user
    found = read(user, Claim.objects.visible_to(user).filter(case=file.case.pk))
    context = {
        **frame(file, request, "claim"),
        "claim": found[0] if found else None,
        "risk_states": risk_states(found[0]) if found else [],
        "grounds": grounds_of(user, file.case),
        "decisions": decisions_of(user, file.case),
    }
    return show(request, "cases/claim.html", context, part="claim")


def hearings(request, reference):
    """Appointments before authorities and courts."""
    file = open_file(request, reference)
    rows = Hearing.objects.visible_to(request.user).filter(case=file.case.pk).order_by("-starts_at")
    context = {
        **frame(file, request, "hearings"),
        "hearings": hearing_rows(read(request.user, rows[:100])),
    }
    return show(request, "cases/hearings.html", context, part="hearings")


def representation(request, reference):
    """Who acts or acted for the client, before whom."""
    file = open_file(request, reference)
    context = {
        **frame(file, request, "representation"),
        "rows": representations_of(request.user, file.case),
    }
    return show(request, "cases/representation.html", context, part="representation")


def of_client(request, client_id):
    """A client's cases, for the client's page."""
    client = read_one(request.user, Client.objects.visible_to(request.user).filter(pk=client_id))
    rows = Case.objects.visible_to(request.user).filter(client=client.pk).order_by("-opened_on")
    context = {
        "client": client,
        "cases": read(request.user, rows[:50]),
        "may_open": may_open_cases(request.user),
    }
    return show(request, "cases/of_client.html", context, part="cases")

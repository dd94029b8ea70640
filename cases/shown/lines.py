"""The line each case gives its client's file: where it stands, who works on it, what is due next."""

from collections import defaultdict
from typing import Any

from django.urls import reverse

from cases.models import Assignment, Case, Deadline
from cases.policy import may_see_cases
from cases.shown.deadlines import title_of
from cases.shown.people import names_for
from clients.summaries import Line
from core.access import Seen, attach_many, read


def lines_of_clients(user: Any, client_ids: list[Any]) -> dict[Any, list[Line]]:
    """Each client's cases: stage, caseworker, and what is due next."""
    if not may_see_cases(user):
        return {}
    cases = read(user, Case.objects.visible_to(user).filter(client__in=client_ids).order_by("-opened_on"))
    workers = Assignment.objects.visible_to(user).filter(ended_on=None, part=Assignment.Part.CASEWORKER)
    attach_many(user, cases, workers, by="case", name="workers")
    running = Deadline.objects.visible_to(user).filter(state=Deadline.State.OPEN).order_by("due_on", "pk")
    attach_many(user, cases, running, by="case", name="running")
    names = names_for(user, [one.user_id for case in cases for one in case.workers])
    found: dict[Any, list[Line]] = defaultdict(list)
    for case in cases:
        found[case.client_id].append(_line(case, names))
    return found


def _line(case: Seen, names: dict[Any, str]) -> Line:
    first = case.running[0] if case.running else None
    return Line(
        reference=case.reference,
        url=reverse("cases:detail", args=[case.reference]),
        stage=str(case.get_stage_display),
        owner=next((names[one.user_id] for one in case.workers), ""),
        next_on=first.due_on if first else None,
        next_words=title_of(first) if first else "",
    )

"""What stands above every page of a case: whose file it is, how far it has come, who is on record."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.book import reading_closed_days, reading_rule_book
from cases.models import Alarm, Assignment, Case, Deadline, Representation, StageSpan
from cases.policy import may_assign, may_record
from cases.shown.client import client_cells, reading_client
from cases.shown.deadlines import DeadlineRow, deadline_rows
from cases.shown.people import names_for, naming
from cases.shown.rail import on_record, rail_sentence, rail_stations
from cases.shown.rows import (
    alarms_of,
    assignments_of,
    deadlines_of,
    reading_rows,
    representations_of,
    stages_of,
)
from cases.words import ALARMS
from core.access import Seen, may_open, opening, reading_one, record_open
from core.clock import today
from core.panels import ShownPanel, reading_panels
from core.together import Reader, run, side_by_side, together

SECTIONS = (
    ("detail", gettext_lazy("Timeline")),
    ("deadlines", gettext_lazy("Deadlines")),
    ("claim", gettext_lazy("Claim and grounds")),
    ("hearings", gettext_lazy("Hearings")),
    ("representation", gettext_lazy("Representation")),
)


@dataclass(frozen=True)
class Person:
    """Somebody on the case, for the team panel."""

    pk: Any
    name: str
    part: str
    since: Any


@dataclass(frozen=True)
class CaseFile:
    """A case somebody has opened, with what every page of it shows."""

    case: Seen
    user: Any

    @property
    def open_deadlines(self) -> list[Seen]:
        """Deadlines that still run, the earliest first."""
        return [one for one in deadlines_of(self.user, self.case) if one.state == Deadline.State.OPEN]

    def rows(self) -> list[DeadlineRow]:
        """The same in words."""
        return deadline_rows(self.user, self.open_deadlines, self.case.reference, today())

    def team(self) -> list[Person]:
        """Who works on the case now, the caseworker first."""
        live = [one for one in assignments_of(self.user, self.case) if one.ended_on is None]
        live.sort(key=lambda one: list(Assignment.Part).index(one.part))
        names = names_for(self.user, [one.user_id for one in live])
        return [Person(one.pk, names[one.user_id], str(one.get_part_display), one.started_on) for one in live]


def open_file(request: HttpRequest, reference: str) -> CaseFile:
    """Reach a case by its reference, or 404; that it was opened is recorded."""
    rows = Case.objects.visible_to(request.user).filter(reference=reference)
    _, case = together(opening(request.user), reading_one(request.user, rows))
    record_open(request.user, case)
    return CaseFile(case, request.user)


def frame(
    file: CaseFile, request: HttpRequest, tab: str = "", *, has_own_heading: bool = False
) -> dict[str, Any]:
    """Context of the strip, the rail and the tabs; the strip's name is a section's heading."""
    return run(framing(file, tab, has_own_heading=has_own_heading))


def framing(file: CaseFile, tab: str = "", *, has_own_heading: bool = False) -> Reader[dict[str, Any]]:
    """`frame` as a reader, for pages that read more beside it."""
    user, case = file.user, file.case
    panels = yield from _reading_frame(user, case)
    rows, team = file.rows(), file.team()
    steps = stages_of(user, case)
    shown = rail_stations(case, steps, file.open_deadlines)
    return {
        "case": case,
        "client": case.client,
        **client_cells(case.client),
        "owner": next((one for one in team if one.part == str(Assignment.Part.CASEWORKER.label)), None),
        "team": team,
        "alarms": [{"pk": one.pk, "label": ALARMS[one.kind]} for one in alarms_of(user, case)],
        "deadlines": rows,
        "next": rows[0] if rows else None,
        "stations": shown,
        "rail_now": rail_sentence(shown),
        "reps": on_record(representations_of(user, case), steps),
        "panels": panels,
        "is_home": bool(tab) and not has_own_heading,
        "may_open_client": isinstance(case.client, Seen) and may_open(user, "clients:detail"),
        "may_record": may_record(user),
        "may_assign": may_assign(user),
        "may_step_aside": may_open(user, "cases:step_aside"),
        "tabs": _tabs(user, case, tab, len(rows), panels),
    }


def _reading_frame(user: Any, case: Seen) -> Reader[list[ShownPanel]]:
    """Have everything the frame shows at hand; its panels."""
    panels, *_rest = yield from side_by_side(
        reading_panels("cases.case", user, case),
        reading_closed_days(),
        reading_rule_book(),
        reading_client(user, case),
        *(
            reading_rows(model, user, case)
            for model in (Deadline, Assignment, StageSpan, Alarm, Representation)
        ),
    )
    named = [key for one in deadlines_of(user, case) for key in (one.entered_by_id, one.confirmed_by_id)]
    yield from naming(user, [*named, *(one.user_id for one in assignments_of(user, case))])
    return panels


def _tabs(user: Any, case: Seen, tab: str, running: int, panels: list[ShownPanel]) -> list[dict[str, Any]]:
    counts = {"deadlines": running}
    own = [
        {
            "label": label,
            "url": reverse(f"cases:{name}", args=[case.reference]),
            "count": counts.get(name),
            "is_current": name == tab,
        }
        for name, label in SECTIONS
        if may_open(user, f"cases:{name}")
    ]
    added = [
        {"label": one.title, "url": one.url, "count": one.count, "is_current": False}
        for one in panels
        if one.tab
    ]
    who = {"label": _("Who can see this"), "url": reverse("core:who", args=["cases.case", case.pk])}
    last = [{**who, "count": None, "is_current": False}] if may_open(user, "core:who") else []
    return [*own, *added, *last]

"""The figures managers read: counted by the database over the rows the reader reaches."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.models import Assignment, Case, Deadline, Representation
from cases.rules.stages import PHASE_OF, Phase, Stage
from cases.words.stages import PHASES
from reports.rules import bar_width, hidden_cells, threshold

DUE_DAYS = 14
BAR, LINE, LEFT = 440, 36, 188


@dataclass(frozen=True)
class Line:
    """One phase: cases open, with nobody on record, with something due; and how its bar is drawn."""

    phase: str
    name: Any
    open: int
    nobody: int
    due: int
    is_open_hidden: bool = False
    is_nobody_hidden: bool = False
    is_due_hidden: bool = False
    y: int = 0
    width: int = 0
    on_width: int = 0

    @property
    def text_y(self) -> int:
        return self.y + 17

    @property
    def off_x(self) -> int:
        return LEFT + self.on_width

    @property
    def off_width(self) -> int:
        return self.width - self.on_width

    @property
    def end_x(self) -> int:
        return LEFT + self.width + 8

    @property
    def is_split_hidden(self) -> bool:
        return self.is_open_hidden or self.is_nobody_hidden


@dataclass(frozen=True)
class Figures:
    """The whole page: lines, totals, and the smallest count shown."""

    lines: list[Line]
    open: int
    nobody: int
    due: int
    least: int
    height: int


def open_cases_by_phase(user: Any, today: dt.date) -> Figures:
    """Open cases by phase, who is on record, what is due in 14 days; in one query."""
    live = Representation.objects.visible_to(user).filter(case=OuterRef("pk"), ceased_on=None)
    due = Deadline.objects.visible_to(user).filter(
        case=OuterRef("pk"), state=Deadline.State.OPEN, due_on__lte=today + dt.timedelta(days=DUE_DAYS)
    )
    rows = (
        Case.objects.visible_to(user)
        .filter(closed_on=None)
        .annotate(on_record=Exists(live), is_due=Exists(due))
    )
    counted = rows.values("stage").annotate(
        open=Count("pk"),
        nobody=Count("pk", filter=Q(on_record=False)),
        due=Count("pk", filter=Q(is_due=True)),
    )
    sums: dict[Phase, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in counted.order_by():
        phase = PHASE_OF.get(Stage(row["stage"]), Phase.SIGNIFICATION)
        for place, name in enumerate(("open", "nobody", "due")):
            sums[phase][place] += row[name]
    return _figures([(phase, sums[phase]) for phase in Phase if phase in sums])


def _figures(counted: list[tuple[Phase, list[int]]]) -> Figures:
    least = threshold(settings.REPORT_SMALL_NUMBER)
    columns = [[counts[i] for _, counts in counted] for i in range(3)]
    hidden = [hidden_cells(column, least) for column in columns]
    largest = max(columns[0], default=0)
    lines = [
        Line(
            str(phase), PHASES[phase], *counts, *(column[i] for column in hidden),
            y=6 + LINE * i,
            width=bar_width(counts[0], largest, BAR),
            on_width=bar_width(counts[0] - counts[1], largest, BAR),
        )
        for i, (phase, counts) in enumerate(counted)
    ]  # fmt: skip
    totals = [sum(column) for column in columns]
    return Figures(lines, *totals, least=least, height=LINE * len(lines) + 8)


@dataclass(frozen=True)
class Missing:
    """How many open records lack one thing, and the list that shows them."""

    what: Any
    count: int


def missing_data(user: Any) -> list[Missing]:
    """What open cases lack, counted over the rows the reader reaches."""
    cases = Case.objects.visible_to(user).filter(closed_on=None)
    live = {"case": OuterRef("pk")}
    on_record = Representation.objects.visible_to(user).filter(**live, ceased_on=None)
    deadlines = Deadline.objects.visible_to(user).filter(state=Deadline.State.OPEN)
    worker = Assignment.objects.visible_to(user).filter(
        **live, ended_on=None, part=Assignment.Part.CASEWORKER
    )
    lacking = [
        (_("Open cases without a caseworker"), cases.filter(~Exists(worker))),
        (_("Open cases with nobody on record"), cases.filter(~Exists(on_record))),
        (_("Open cases without an open deadline"), cases.filter(~Exists(deadlines.filter(**live)))),
        (
            _("Critical dates no second person has confirmed"),
            deadlines.filter(is_critical=True, confirmed_by=None),
        ),
    ]
    return [Missing(what, rows.count()) for what, rows in lacking]

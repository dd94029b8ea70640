"""The figures managers read: counted by the database over the rows the reader reaches."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import (
    Aggregate,
    Case,
    CharField,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils.translation import gettext as _

from cases.models import Case as CaseRow
from cases.models import Deadline, Representation
from cases.rules.stages import PHASE_OF, Phase
from cases.words.stages import PHASES
from clients.models import Client
from core.access import policy_of
from core.lists import paths
from reports.rules import bar_width, hidden_cells, threshold
from reports.tables import stage_since

DUE_DAYS = 14
COUNTS = ("open", "nobody", "due")
BAR, LINE, LEFT = 440, 36, 188


class Median(Aggregate):
    """The middle of a group's values, by PostgreSQL."""

    function = "percentile_cont"
    template = "percentile_cont(0.5) within group (order by %(expressions)s)"


@dataclass(frozen=True)
class Line:
    """One phase: cases open, with nobody on record, with something due; and how its bar is drawn."""

    phase: str
    name: Any
    open: int
    nobody: int
    due: int
    days: int | None
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
    days: int | None
    least: int
    height: int

    @property
    def largest(self) -> Line | None:
        """The phase most cases stand in, for those who do not see the chart."""
        return max(self.lines, key=lambda line: line.open, default=None)


def open_cases(user: Any, narrowed: Q | None = None) -> QuerySet:
    """The open cases the reader reaches, `narrowed` as the page asks."""
    return CaseRow.objects.visible_to(user).filter(narrowed or Q(), closed_on=None)


def open_cases_by_phase(user: Any, today: dt.date, narrowed: Q | None = None) -> Figures:
    """Open cases by phase: who is on record, what is due in 14 days, how long they have stood there."""
    live = Representation.objects.visible_to(user).filter(case=OuterRef("pk"), ceased_on=None)
    due = Deadline.objects.visible_to(user).filter(
        case=OuterRef("pk"), state=Deadline.State.OPEN, due_on__lte=today + dt.timedelta(days=DUE_DAYS)
    )
    rows = open_cases(user, narrowed).annotate(
        on_record=Exists(live), is_due=Exists(due), stood=_stood(user, today), phase=_phase()
    )
    wanted = {
        "open": Count("pk"),
        "nobody": Count("pk", filter=Q(on_record=False)),
        "due": Count("pk", filter=Q(is_due=True)),
        "days": Median("stood", output_field=DurationField()),
    }
    by_phase = {row["phase"]: row for row in rows.order_by().values("phase").annotate(**wanted)}
    return _figures([by_phase[phase] for phase in Phase if phase in by_phase], rows.aggregate(**wanted))


def _stood(user: Any, today: dt.date) -> ExpressionWrapper:
    return ExpressionWrapper(Value(today) - stage_since(user), output_field=DurationField())


def _phase() -> Case:
    by_phase = [When(stage=str(stage), then=Value(str(phase))) for stage, phase in PHASE_OF.items()]
    return Case(*by_phase, default=Value(str(Phase.SIGNIFICATION)), output_field=CharField())


def _figures(counted: list[dict[str, Any]], total: dict[str, Any]) -> Figures:
    least = threshold(settings.REPORT_SMALL_NUMBER)
    hidden = {name: hidden_cells([row[name] for row in counted], least) for name in COUNTS}
    largest = max((row["open"] for row in counted), default=0)
    lines = [_line(place, row, largest, hidden) for place, row in enumerate(counted)]
    return Figures(
        lines=lines,
        open=total["open"],
        nobody=total["nobody"],
        due=total["due"],
        days=_days(total["days"]),
        least=least,
        height=LINE * len(lines) + 8,
    )


def _line(place: int, row: dict[str, Any], largest: int, hidden: dict[str, list[bool]]) -> Line:
    return Line(
        phase=row["phase"],
        name=PHASES[row["phase"]],
        open=row["open"],
        nobody=row["nobody"],
        due=row["due"],
        days=_days(row["days"]),
        is_open_hidden=hidden["open"][place],
        is_nobody_hidden=hidden["nobody"][place],
        is_due_hidden=hidden["due"][place],
        y=6 + LINE * place,
        width=bar_width(row["open"], largest, BAR),
        on_width=bar_width(row["open"] - row["nobody"], largest, BAR),
    )


def _days(stood: dt.timedelta | None) -> int | None:
    return None if stood is None else round(stood / dt.timedelta(days=1))


def figures_as_rows(figures: Figures) -> tuple[list[str], list[list[Any]]]:
    """Head and rows of the table for a file: hidden counts as "<5", as on the page."""
    head = [_("Stage"), _("Open"), _("No one on record"), _("Due in 14 days"), _("Days in stage, median")]
    low = f"<{figures.least}"
    rows = [
        [
            str(line.name),
            low if line.is_open_hidden else line.open,
            low if line.is_nobody_hidden else line.nobody,
            low if line.is_due_hidden else line.due,
            "" if line.is_open_hidden else line.days,
        ]
        for line in figures.lines
    ]
    return head, [*rows, [_("All"), figures.open, figures.nobody, figures.due, figures.days]]


@dataclass(frozen=True)
class Share:
    """One group of clients: how many, hidden where few."""

    name: str
    count: int
    is_hidden: bool


def clients_by(user: Any, column: str, narrowed: Q | None = None) -> list[Share]:
    """Clients with open cases by a coded column of theirs, the largest group first; none for who may not read it.

    Few are hidden, and so is what would give them away: a count of people by what they are points at persons.
    """
    if column not in policy_of(Client).readable(user):
        return []
    reached = open_cases(user, narrowed).values("client")
    groups = Client.objects.visible_to(user).filter(pk__in=reached).order_by().values(column)
    counted = sorted(groups.annotate(count=Count("pk")), key=lambda row: -row["count"])
    words = dict(paths.column_of(Client, column).flatchoices)
    hidden = hidden_cells([row["count"] for row in counted], threshold(settings.REPORT_SMALL_PEOPLE))
    return [
        Share(str(words.get(row[column]) or _("Not recorded")), row["count"], hide)
        for row, hide in zip(counted, hidden, strict=True)
    ]

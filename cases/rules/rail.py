"""The line of a claim as a page draws it: its stations, and under them who was on record when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cases.rules.consequences import Span
from cases.rules.counting import ONE_DAY
from cases.rules.stages import PHASE_OF, Phase, Stage

COLUMNS = 16
AHEAD_COLUMNS = 2

# The phase a limit leads to: while it runs after a decision, that is where the claim stands.
_LEADS_TO = {
    "TCAB_NOTICE": Phase.APPEAL,
    "JR_LEAVE": Phase.JUDICIAL_REVIEW,
    "CA_LEAVE_REFUSAL": Phase.HIGHER_COURTS,
    "CA_EXPARTE_RENEW": Phase.HIGHER_COURTS,
    "CA_SUBSTANTIVE": Phase.HIGHER_COURTS,
}
_DECIDED = frozenset(
    {
        Stage.DECIDED_REJECTED,
        Stage.REVOKED,
        Stage.APPEAL_DISMISSED,
        Stage.JR_LEAVE_REFUSED,
        Stage.JR_DISMISSED,
    }
)
_ONLY_WHEN_REACHED = frozenset({Phase.HIGHER_COURTS})


class StationState(StrEnum):
    """How a station looks."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Station:
    """One station: its phase, state, the day it was first reached and the last stage it stood in."""

    phase: Phase
    state: StationState
    reached_on: dt.date | None = None
    stage: Stage | None = None
    due_on: dt.date | None = None


@dataclass(frozen=True)
class OnRecord:
    """One stretch of the track: who acted, or nobody; `is_gap` when that is the case now."""

    first: dt.date
    last: dt.date | None
    text: str
    is_gap: bool
    columns: int = 1


@dataclass(frozen=True)
class StageStep:
    """A stage and the day it was reached."""

    stage: Stage
    on: dt.date


def stations(
    steps: Sequence[StageStep], running: Iterable[tuple[str, dt.date]] = (), *, is_closed: bool = False
) -> list[Station]:
    """The stations in order; `running` are open limits (code, last day), earliest first."""
    reached: dict[Phase, StageStep] = {}
    last: dict[Phase, Stage] = {}
    for step in steps:
        reached.setdefault(PHASE_OF[step.stage], step)
        last[PHASE_OF[step.stage]] = step.stage
    now, due_on = _standing(steps, running, is_closed)
    order = [phase for phase in Phase if phase not in _ONLY_WHEN_REACHED or phase in reached or phase == now]
    here = order.index(now)
    return [
        Station(
            phase,
            _state(index, here, phase in reached),
            reached[phase].on if phase in reached else None,
            last.get(phase),
            due_on if phase == now else None,
        )
        for index, phase in enumerate(order)
    ]


def _standing(
    steps: Sequence[StageStep], running: Iterable[tuple[str, dt.date]], is_closed: bool
) -> tuple[Phase, dt.date | None]:
    """Where the claim stands: in its last stage, or before the remedy a decision has opened."""
    if is_closed or not steps:
        return (Phase.CLOSED if is_closed else Phase.SIGNIFICATION), None
    phase = PHASE_OF[steps[-1].stage]
    if steps[-1].stage in _DECIDED:
        order = list(Phase)
        for code, due_on in running:
            ahead = _LEADS_TO.get(code)
            if ahead is not None and order.index(ahead) > order.index(phase):
                return ahead, due_on
    return phase, None


def _state(index: int, here: int, was_reached: bool) -> StationState:
    if index == here:
        return StationState.NOW
    if index > here:
        return StationState.NEXT
    return StationState.DONE if was_reached else StationState.SKIPPED


def track(acting: Iterable[tuple[Span, str]], first: dt.date, today: dt.date) -> list[OnRecord]:
    """Stretches from the first day to today in columns that add up to `COLUMNS` less those ahead."""
    stretches: list[OnRecord] = []
    free_from = first
    for span, text in sorted(acting, key=lambda item: item[0].first):
        if span.first > free_from:
            stretches.append(OnRecord(free_from, span.first - ONE_DAY, "", is_gap=False))
        stretches.append(OnRecord(span.first, span.last, text, is_gap=False))
        free_from = max(free_from, (span.last or today) + ONE_DAY)
    if free_from <= today:
        stretches.append(OnRecord(free_from, None, "", is_gap=bool(stretches)))
    return _with_columns(stretches[-4:], today)


def _with_columns(stretches: list[OnRecord], today: dt.date) -> list[OnRecord]:
    """Widths by length, none so narrow that its words do not fit."""
    room = COLUMNS - AHEAD_COLUMNS
    least = min(3, room // max(1, len(stretches)))
    days = [max(1, ((one.last or today) - one.first).days) for one in stretches]
    spare = room - least * len(stretches)
    widths = [least + spare * length // sum(days) for length in days]
    if widths:
        widths[days.index(max(days))] += room - sum(widths)
    return [
        OnRecord(one.first, one.last, one.text, one.is_gap, width)
        for one, width in zip(stretches, widths, strict=True)
    ]

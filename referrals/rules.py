"""How a referral moves, how urgent it is, and what still stands in the way of accepting it. Pure."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a referral stands."""

    RECEIVED = "received"
    IN_TRIAGE = "in_triage"
    MORE_ASKED = "more_asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


WAITING = frozenset({State.RECEIVED, State.IN_TRIAGE, State.MORE_ASKED})
ANSWERED = frozenset({State.ACCEPTED, State.DECLINED})
MOVES: dict[State, frozenset[State]] = {
    State.RECEIVED: WAITING - {State.RECEIVED} | ANSWERED | {State.WITHDRAWN},
    State.IN_TRIAGE: ANSWERED | {State.MORE_ASKED, State.WITHDRAWN},
    State.MORE_ASKED: ANSWERED | {State.IN_TRIAGE, State.WITHDRAWN},
    # A manager may undo an answer; a referral withdrawn or closed is sent anew.
    State.ACCEPTED: frozenset({State.IN_TRIAGE, State.CLOSED}),
    State.DECLINED: frozenset({State.IN_TRIAGE}),
    State.WITHDRAWN: frozenset(),
    State.CLOSED: frozenset(),
}


def may_move(before: str, after: str) -> bool:
    """Whether a referral may go from one state to another."""
    return State(after) in MOVES[State(before)]


class Level(StrEnum):
    """How soon an answer is due (domain: triage, a working suggestion of the field)."""

    URGENT = "urgent"
    HIGH = "high"
    STANDARD = "standard"


# Working days within which a referral of each level is answered: the same day, 2, 10.
ANSWER_WITHIN = {Level.URGENT: 0, Level.HIGH: 2, Level.STANDARD: 10}
URGENT_POINTS, HIGH_POINTS = 5, 2
DATED_STEPS = frozenset({"interview", "hearing"})


class Worry(StrEnum):
    """One reason for urgency."""

    REMOVAL = "removal"
    CHILD_ALONE = "child_alone"
    SELF_HARM = "self_harm"
    ATTACKED = "attacked"
    NOWHERE = "nowhere"
    DETAINED = "detained"
    DUE_NOW = "due_now"
    DUE_SOON = "due_soon"
    DATED = "dated"
    NO_LAWYER = "no_lawyer"


POINTS = {
    Worry.REMOVAL: 5,
    Worry.CHILD_ALONE: 5,
    Worry.SELF_HARM: 5,
    Worry.ATTACKED: 5,
    Worry.NOWHERE: 5,
    Worry.DETAINED: 5,
    Worry.DUE_NOW: 5,
    Worry.DUE_SOON: 3,
    Worry.DATED: 2,
    Worry.NO_LAWYER: 1,
}
DUE_NOW_WORKING_DAYS, DUE_SOON_DAYS = 3, 14


@dataclass(frozen=True)
class Facts:
    """What urgency is worked out from; `working_days_left` counts to the next date."""

    pressing: frozenset[str] = frozenset()
    is_detained: bool = False
    next_kind: str = ""
    days_left: int | None = None
    working_days_left: int | None = None
    has_lawyer: bool | None = None


@dataclass(frozen=True)
class Score:
    """The level with every reason and its points, so that it explains itself."""

    level: Level
    reasons: tuple[tuple[Worry, int], ...]

    @property
    def points(self) -> int:
        return sum(points for _, points in self.reasons)


def score(facts: Facts) -> Score:
    """How urgent a referral is, and why."""
    worries = [Worry(code) for code in sorted(facts.pressing)]
    worries += [Worry.DETAINED] if facts.is_detained else []
    worries += _dated(facts)
    worries += [Worry.NO_LAWYER] if facts.has_lawyer is False else []
    reasons = tuple((worry, POINTS[worry]) for worry in worries)
    total = sum(points for _, points in reasons)
    if total >= URGENT_POINTS:
        return Score(Level.URGENT, reasons)
    return Score(Level.HIGH if total >= HIGH_POINTS else Level.STANDARD, reasons)


def _dated(facts: Facts) -> list[Worry]:
    """The one reason the next date gives; a date that has passed tells of a step missed and is no calmer."""
    days, working = facts.days_left, facts.working_days_left
    if days is None or working is None:
        return []
    if working <= DUE_NOW_WORKING_DAYS:
        return [Worry.DUE_NOW]
    if days <= DUE_SOON_DAYS:
        return [Worry.DUE_SOON]
    return [Worry.DATED] if facts.next_kind in DATED_STEPS else []


def answer_by(sent_on: dt.date, level: str, is_working_day: Callable[[dt.date], bool]) -> dt.date:
    """The last day for answering a referral sent on a day; closed days are skipped."""
    on, left = sent_on, ANSWER_WITHIN[Level(level)]
    while left > 0 or not is_working_day(on):
        on += dt.timedelta(days=1)
        left -= 1 if is_working_day(on) and left > 0 else 0
    return on


@dataclass(frozen=True)
class Hit:
    """Something found that a person must decide on: `key` names the record, `answer` is "" while undecided."""

    key: str
    answer: str = ""


def in_the_way(
    *, consent: str, has_override: bool, matches: Iterable[Hit], conflicts: Iterable[Hit]
) -> tuple[str, ...]:
    """Codes of what keeps a referral from being accepted; empty when nothing does."""
    checks = (
        ("consent", consent != "yes" and not has_override),
        ("match", any(not hit.answer for hit in matches)),
        ("conflict", any(hit.answer != "clear" for hit in conflicts)),
    )
    return tuple(code for code, is_there in checks if is_there)

"""A worked sum as data: its days for a calendar, its steps and notes for sentences in any language."""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from cases.rules.closed_days import Closure, Forum, Reason
from cases.rules.errors import Params
from cases.rules.limits import Unit


class Mark(StrEnum):
    """What a day of the calendar is in the sum."""

    EVENT = "EVENT"
    COUNTED = "COUNTED"
    LEFT_OUT = "LEFT_OUT"
    PASSED_OVER = "PASSED_OVER"
    DUE = "DUE"


@dataclass(frozen=True)
class Day:
    """One cell of the calendar; `number` is the day of the period, where days are counted."""

    on: dt.date
    mark: Mark
    number: int | None = None
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True)
class Step:
    """One sentence of a sum: a code and what it speaks of. Names ending `_on` are ISO dates."""

    code: str
    params: Params


@dataclass(frozen=True)
class Computation:
    """A last day and how it was reached."""

    start: dt.date
    period: int
    unit: Unit
    forum: Forum
    raw_end: dt.date
    due: dt.date
    days: tuple[Day, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: tuple[Step, ...] = ()

    def with_steps(self, *, before: tuple[Step, ...] = (), notes: tuple[Step, ...] = ()) -> "Computation":
        """The same sum told with sentences ahead of it and notes after it."""
        return replace(self, steps=(*before, *self.steps), notes=(*self.notes, *notes))

    def note(self, code: str) -> Params | None:
        """What a note speaks of, or nothing when the sum does not carry it."""
        return next((note.params for note in self.notes if note.code == code), None)

    def to_json(self) -> dict[str, Any]:
        """The sum as it is kept with a deadline: plain values, dates in ISO form."""
        return {key: _plain(value) for key, value in asdict(self).items()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Computation":
        """Read a kept sum back, so that an old one is shown as it was and not worked out again."""
        return cls(
            start=dt.date.fromisoformat(kept["start"]),
            period=kept["period"],
            unit=Unit(kept["unit"]),
            forum=Forum(kept["forum"]),
            raw_end=dt.date.fromisoformat(kept["raw_end"]),
            due=dt.date.fromisoformat(kept["due"]),
            days=tuple(_day(day) for day in kept["days"]),
            steps=tuple(Step(**step) for step in kept["steps"]),
            notes=tuple(Step(**note) for note in kept["notes"]),
        )


def _plain(value: Any) -> Any:
    """Dates and codes as text, tuples as lists, all the way down."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def _day(kept: dict[str, Any]) -> Day:
    closures = tuple(
        Closure(Reason(item["reason"]), item["name_en"], item["name_zh"]) for item in kept["closures"]
    )
    return Day(dt.date.fromisoformat(kept["on"]), Mark(kept["mark"]), kept["number"], closures)

"""Scores over time as lines and points in the chart's own coordinates, and as the rows of a table."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import pgettext

from counselling.rules import SCALES, band_of
from counselling.words import change_in_words

LEFT, RIGHT, TOP, BOTTOM = 44, 664, 25, 155
FIRST, LAST = LEFT + 14, RIGHT - 26
LABEL_WIDTH = 56
SHOWN = 12

Score = tuple[dt.date, int]


@dataclass(frozen=True)
class Point:
    """One score: where it stands, and what is written at it ("" where the day has no room)."""

    x: str
    y: str
    above: str
    value: int
    day: str


@dataclass(frozen=True)
class Chart:
    """One questionnaire's chart; coordinates are text, so that no language turns their points into commas."""

    key: str
    name: Any
    maximum: int
    screen_line: int
    screen_y: str
    screen_label_y: str
    over_height: str
    grid: tuple[tuple[str, str, int], ...]
    points: tuple[Point, ...]
    line: str
    scores: tuple[Score, ...]

    @property
    def values(self) -> str:
        """The scores in order, for readers who cannot see the chart."""
        return ", ".join(str(total) for _, total in self.scores)


@dataclass(frozen=True)
class Row:
    """One questionnaire's line of the table: a score a day, None where there was none."""

    name: Any
    cells: tuple[int | None, ...]
    change: str


def short(day: dt.date) -> str:
    """A day on an axis: "24 Mar"."""
    return date_format(day, pgettext("date format: day, month", "d M"))


def draw(tool: str, name: Any, scores: Sequence[Score]) -> Chart:
    """The chart of one questionnaire's newest scores, in the order of their days."""
    scale, shown = SCALES[tool], tuple(sorted(scores)[-SHOWN:])
    places = _places([day for day, _ in shown])
    heights = [_height(total, scale.maximum) for _, total in shown]
    screen = _height(scale.screen_line, scale.maximum)
    steps = [step * scale.maximum // 3 for step in range(4)]
    return Chart(
        key=tool.lower(),
        name=name,
        maximum=scale.maximum,
        screen_line=scale.screen_line,
        screen_y=_text(screen),
        screen_label_y=_text(screen + 15),
        over_height=_text(screen - TOP),
        grid=tuple((_text(y), _text(y + 4), step) for step in steps for y in [_height(step, scale.maximum)]),
        points=tuple(_points(shown, places, heights)),
        line=" ".join(f"{_text(x)},{_text(y)}" for x, y in zip(places, heights, strict=True)),
        scores=shown,
    )


def table(by_tool: Sequence[tuple[str, Any, Sequence[Score]]]) -> tuple[list[str], list[Row]]:
    """Days as column heads, and one row a questionnaire, with the change since the last score in words."""
    days = sorted({day for _, _, scores in by_tool for day, _ in scores})[-SHOWN:]
    return [short(day) for day in days], [
        _row(tool, name, sorted(scores), days) for tool, name, scores in by_tool
    ]


def _row(tool: str, name: Any, scores: Sequence[Score], days: Sequence[dt.date]) -> Row:
    newest = dict(scores)
    before = scores[-2][1] if len(scores) > 1 else None
    now = scores[-1][1]
    return Row(name, tuple(newest.get(day) for day in days), change_in_words(before, now, band_of(tool, now)))


def _points(shown: Sequence[Score], places: Sequence[float], heights: Sequence[float]):
    free_from = 0.0
    for (day, total), x, y in zip(shown, places, heights, strict=True):
        has_room = x >= free_from
        free_from = x + LABEL_WIDTH if has_room else free_from
        yield Point(_text(x), _text(y), _text(y - 11), total, short(day) if has_room else "")


def _places(days: Sequence[dt.date]) -> list[float]:
    """Where each day stands, by its distance from the first one."""
    if not days:
        return []
    width = max((days[-1] - days[0]).days, 1)
    return [FIRST + (LAST - FIRST) * (day - days[0]).days / width for day in days]


def _height(total: int, maximum: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * total / maximum


def _text(value: float) -> str:
    return f"{value:.1f}"

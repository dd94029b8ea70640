"""Which two measurements make a ratio, how they are taken in turns, and what comes out."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any, Protocol

Side = tuple[str, str]  # which house, which workload
# Seconds, not milliseconds: a fifth of the rounds does.
HEAVY = frozenset({"csv", "psql copy", "sweep", "verify"})
RIGHT_ENOUGH = 0.95


@dataclass(frozen=True)
class Ratio:
    """`over` against `under`; `goal` is the most it should be. `per_row` divides each by the rows it went through."""

    code: str
    words: str
    over: Side
    under: Side
    goal: float | None = None
    per_row: bool = False

    def rounds(self, wanted: int) -> int:
        """How often it is taken when `wanted` rounds are asked for."""
        is_heavy = self.over[1] in HEAVY or self.under[1] in HEAVY
        return max(2, wanted // 5) if is_heavy else wanted


RATIOS = (
    Ratio("list_growth", "list of cases, N against N/100", ("large", "list"), ("small", "list"), 1.3),
    Ratio("list_last", "its last page against its first", ("large", "list last page"), ("large", "list")),
    Ratio("list_floor", "list against the floor", ("large", "list"), ("large", "floor"), 4),
    Ratio("case_growth", "case page, N against N/100", ("large", "case"), ("small", "case"), 1.3),
    Ratio("case_full", "case page with 100x events, deadlines, notes", ("large", "full case"), ("large", "thin case")),
    Ratio("case_floor", "case page against the floor", ("large", "case"), ("large", "floor"), 5),
    Ratio("note_growth", "saving a note, N against N/100", ("large", "note"), ("small", "note"), 1.3),
    Ratio("note_floor", "saving a note against the floor", ("large", "note"), ("large", "floor"), 3),
    Ratio("history_floor", "history of a case against the floor", ("large", "history"), ("large", "floor"), 3),
    Ratio("search_growth", "search by a misspelt name, N against N/100", ("large", "search"), ("small", "search"), 3),
    Ratio("search_sql", "the same against the query alone", ("large", "search"), ("large", "search sql"), 3),
    Ratio("csv_copy", "CSV export of N cases against psql \\copy", ("large", "csv"), ("large", "psql copy"), 7),
    Ratio("csv_growth", "CSV export, a row, N against N/10", ("large", "csv"), ("middle", "csv"), 1.3, True),
    Ratio("sweep_growth", "sweep with as many due, N against N/10", ("large", "sweep"), ("middle", "sweep"), 1.3),
    Ratio("verify_growth", "chain check, a row, N against N/10", ("large", "verify"), ("middle", "verify"), 1.3, True),
)  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """One measurement: seconds, rows gone through, and whether the answer was right."""

    seconds: float
    rows: int
    is_right: bool


class Ask(Protocol):
    def __call__(self, side: Side) -> Taken: ...


@dataclass(frozen=True)
class Result:
    """What came of one ratio: the median of the rounds, the lowest and highest, both sides' median seconds."""

    ratio: Ratio
    rounds: list[tuple[Taken, Taken]]

    @property
    def each(self) -> list[float]:
        return [self._cost(over) / self._cost(under) for over, under in self.rounds]

    def _cost(self, taken: Taken) -> float:
        return taken.seconds / taken.rows if self.ratio.per_row else taken.seconds

    @property
    def right_share(self) -> float:
        """How many of the answers were right; of a search, which may miss some, its recall."""
        answers = [one.is_right for pair in self.rounds for one in pair]
        return sum(answers) / len(answers)

    def as_json(self) -> dict[str, Any]:
        return {
            "ratio": round(median(self.each), 2),
            "lowest": round(min(self.each), 2),
            "highest": round(max(self.each), 2),
            "goal": self.ratio.goal,
            "over_ms": round(median(one.seconds for one, _ in self.rounds) * 1000, 1),
            "under_ms": round(median(one.seconds for _, one in self.rounds) * 1000, 1),
            "rounds": len(self.rounds),
            "right": round(self.right_share, 3),
        }


def take(ratio: Ratio, ask: Ask, rounds: int) -> Result:
    """Both sides in turns, the first turn thrown away; every second round the other side goes first."""
    ask(ratio.over), ask(ratio.under)
    return Result(ratio, [_round(ratio, ask, number) for number in range(rounds)])


def _round(ratio: Ratio, ask: Callable[[Side], Taken], number: int) -> tuple[Taken, Taken]:
    if number % 2:
        under = ask(ratio.under)
        return ask(ratio.over), under
    return ask(ratio.over), ask(ratio.under)


def table(results: list[Result]) -> str:
    """The results as a Markdown table."""
    lines = [
        "| what | ratio | lowest to highest | goal | ms | right |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one in results:
        facts = one.as_json()
        goal = f"{facts['goal']}" if facts["goal"] else ""
        lines.append(
            f"| {one.ratio.words} | {facts['ratio']} | {facts['lowest']} to {facts['highest']} | {goal} "
            f"| {facts['over_ms']} / {facts['under_ms']} | {facts['right']:.0%} |"
        )
    return "\n".join(lines)

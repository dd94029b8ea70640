"""The rule book and the closed days as the rules want them, read once a request."""

from typing import Any

from cases.models import TimeLimit
from cases.rules.closed_days import ClosedDay as Day
from cases.rules.closed_days import ClosedDays, ClosedKind
from cases.rules.limits import TimeLimit as Rule
from core.context import current
from core.models import ClosedDay
from core.together import Reader, ask, once, run

Book = dict[tuple[str, int], tuple[TimeLimit, Rule]]
CLOSED, BOOK = "cases.closed_days", "cases.rule_book"
DAY = ("day", "kind", "name_en", "name_zh", "source", "is_verified")


def closed_days() -> ClosedDays:
    """Every entered closed day."""
    return run(reading_closed_days())


def reading_closed_days() -> Reader[ClosedDays]:
    """The same as a reader."""
    return once(CLOSED, _read_closed_days)


def _read_closed_days() -> Reader[ClosedDays]:
    rows = yield from ask(ClosedDay.objects.only(*DAY))
    return ClosedDays.of(
        Day(one.day, ClosedKind(one.kind), one.name_en, one.name_zh, one.source, one.is_verified)
        for one in rows
    )


def rule_book() -> Book:
    """Every version of every rule by code and number: the row, and the value to count with."""
    return run(reading_rule_book())


def reading_rule_book() -> Reader[Book]:
    """The same as a reader."""
    return once(BOOK, _read_rule_book)


def _read_rule_book() -> Reader[Book]:
    rows = yield from ask(TimeLimit.objects.all())
    return {(row.code, row.number): (row, row.as_rule()) for row in rows}


def rules() -> list[Rule]:
    """Every version of every rule, to count with."""
    return [rule for _, rule in rule_book().values()]


def limits_by_key() -> dict[Any, TimeLimit]:
    """Every version of every rule by its key."""
    return {row.pk: row for row, _ in rule_book().values()}


def forget() -> None:
    """Read both again: they were changed in this request."""
    for key in (CLOSED, BOOK):
        current().cache.pop(key, None)

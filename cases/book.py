"""The rule book and the closed days as the rules want them, read once a request."""

from typing import Any

from cases.models import TimeLimit
from cases.rules.closed_days import ClosedDay as Day
from cases.rules.closed_days import ClosedDays, ClosedKind
from cases.rules.limits import TimeLimit as Rule
from core.context import current
from core.models import ClosedDay

CLOSED, BOOK = "cases.closed_days", "cases.rule_book"


def closed_days() -> ClosedDays:
    """Every entered closed day."""
    cache = current().cache
    if CLOSED not in cache:
        columns = ("day", "kind", "name_en", "name_zh", "source", "is_verified")
        rows = ClosedDay.objects.values_list(*columns)
        cache[CLOSED] = ClosedDays.of(
            Day(day, ClosedKind(kind), name_en, name_zh, source, verified)
            for day, kind, name_en, name_zh, source, verified in rows
        )
    return cache[CLOSED]


def rule_book() -> dict[tuple[str, int], tuple[TimeLimit, Rule]]:
    """Every version of every rule by code and number: the row, and the value to count with."""
    cache = current().cache
    if BOOK not in cache:
        cache[BOOK] = {(row.code, row.number): (row, row.as_rule()) for row in TimeLimit.objects.all()}
    return cache[BOOK]


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

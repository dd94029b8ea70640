"""The rule book: dated rows that say how long, from which date, before whom."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.rules.closed_days import Forum
from cases.rules.errors import RuleError


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class Basis(StrEnum):
    """Which of a paper's dates the law looks at; HAPPENED is the day a fact occurred."""

    ISSUED = "ISSUED"
    SERVED = "SERVED"
    DECIDED = "DECIDED"
    SEALED = "SEALED"
    HAPPENED = "HAPPENED"


@dataclass(frozen=True)
class TimeLimit:
    """One version of one legal period, with its source and whether somebody has checked it."""

    code: str
    version: int
    name_en: str
    name_zh: str
    source: str
    effective_from: dt.date
    period: int
    unit: Unit
    basis: Basis
    forum: Forum
    effective_to: dt.date | None = None
    runs_back: bool = False
    back_from: str = ""
    is_critical: bool = True
    verified: bool = True
    extendable: str = ""
    extendable_zh: str = ""
    notes: str = ""
    notes_zh: str = ""

    def is_in_force(self, on: dt.date) -> bool:
        """Whether this version governs an event of that day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


def rule_in_force(rules: Iterable[TimeLimit], code: str, on: dt.date) -> TimeLimit:
    """The version of a rule that governs an event of that day; the newest where two overlap."""
    versions = [rule for rule in rules if rule.code == code]
    if not versions:
        raise RuleError("UNKNOWN_RULE", rule=code)
    in_force = [rule for rule in versions if rule.is_in_force(on)]
    if not in_force:
        raise RuleError("NO_RULE_IN_FORCE", rule=code, on=on.isoformat())
    return max(in_force, key=lambda rule: (rule.effective_from, rule.version))

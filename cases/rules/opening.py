"""The deadlines an event opens, each under the version of its rule that governs its own date."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.rules.backward import latest_before
from cases.rules.closed_days import ClosedDays
from cases.rules.errors import RuleError
from cases.rules.limits import TimeLimit
from cases.rules.sums import Computation, Step
from cases.rules.triggers import Dates, Trigger, deadline_for, trigger_for


@dataclass(frozen=True)
class OpenedLimit:
    """One deadline to keep: the rule's version, the date it runs from, and the sum."""

    limit: TimeLimit
    trigger: Trigger
    sum: Computation


def version_for(rules: Iterable[TimeLimit], code: str, dates: Dates) -> TimeLimit:
    """The newest version of a rule in force on the date that version itself runs from."""
    versions = [rule for rule in rules if rule.code == code]
    if not versions:
        raise RuleError("UNKNOWN_RULE", rule=code)
    governing = [rule for rule in versions if rule.is_in_force(trigger_for(rule.basis, dates).on)]
    if not governing:
        raise RuleError("NO_RULE_IN_FORCE", rule=code, on=min(dates.values()).isoformat())
    return max(governing, key=lambda rule: (rule.effective_from, rule.version))


def open_limits(
    codes: Sequence[str],
    rules: Sequence[TimeLimit],
    dates: Dates,
    closed: ClosedDays,
    *,
    printed_on: dt.date | None = None,
) -> list[OpenedLimit]:
    """Every deadline that opens, those counted back from another after the one they hang on."""
    limits = sorted((version_for(rules, code, dates) for code in codes), key=lambda limit: limit.runs_back)
    opened: dict[str, OpenedLimit] = {}
    for limit in limits:
        if limit.runs_back:
            opened[limit.code] = _counted_back(limit, opened[limit.back_from], closed)
        else:
            opened[limit.code] = OpenedLimit(
                limit, *deadline_for(limit, dates, closed, printed_on=printed_on)
            )
    return list(opened.values())


def _counted_back(limit: TimeLimit, anchor: OpenedLimit, closed: ClosedDays) -> OpenedLimit:
    told = latest_before(anchor.sum.due, limit.period, limit.unit, limit.forum, closed)
    hangs_on = Step("HANGS_ON", {"rule": anchor.limit.code, "reference_on": anchor.sum.due.isoformat()})
    return OpenedLimit(limit, anchor.trigger, told.with_steps(before=(hangs_on,)))

"""From an event to what follows: stage, limits opened and closed, what to look at again, alarms."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.rules.book.turning_points import AMENDED_ORDINANCE_FROM, REMOVAL_AFTER_CFI_FROM
from cases.rules.counting import ONE_DAY
from cases.rules.errors import RuleError
from cases.rules.events import Alarm, EventRule, Ground, Outcome, Result
from cases.rules.limits import Basis
from cases.rules.stages import Stage
from cases.rules.triggers import Dates

WON = frozenset({Result.SUBSTANTIATED, Result.ALLOWED})

# Earlier paper first: nothing can be served before it was made, or sealed before it was decided.
_ORDER = (
    (Basis.DECIDED, Basis.SERVED, "SERVED_BEFORE_DECIDED"),
    (Basis.ISSUED, Basis.SERVED, "SERVED_BEFORE_ISSUED"),
    (Basis.DECIDED, Basis.SEALED, "SEALED_BEFORE_DECIDED"),
)


@dataclass(frozen=True)
class Consequences:
    """What an event does to a case. `reviews` are open limits a person should look at again."""

    stage: Stage | None
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    reviews: tuple[str, ...]
    alarms: frozenset[Alarm]


@dataclass(frozen=True)
class Span:
    """From one day to another, both included; open-ended without a last day."""

    first: dt.date
    last: dt.date | None = None


def date_problems(rule: EventRule, dates: Dates, today: dt.date) -> list[RuleError]:
    """Every way in which an event's dates cannot be true."""
    problems = [RuleError("MISSING_DATE", basis=basis.value) for basis in rule.needs if basis not in dates]
    problems += [RuleError("DATE_NOT_ASKED", basis=basis.value) for basis in dates if basis not in rule.asks]
    problems += [
        RuleError("IN_THE_FUTURE", basis=basis.value, date_on=on.isoformat())
        for basis, on in dates.items()
        if on > today
    ]
    problems += [
        RuleError(
            code, basis=later.value, earlier_on=dates[earlier].isoformat(), date_on=dates[later].isoformat()
        )
        for earlier, later, code in _ORDER
        if earlier in dates and later in dates and dates[later] < dates[earlier]
    ]
    return problems


def result_problems(
    rule: EventRule, results: Mapping[Ground, Result], whole: Result | None
) -> list[RuleError]:
    """Every way in which an event's results do not fit its kind."""
    given = list(results.values()) if rule.per_ground else [] if whole is None else [whole]
    if rule.outcomes and not given:
        return [RuleError("RESULT_MISSING", event=rule.code)]
    return [
        RuleError("RESULT_NOT_POSSIBLE", event=rule.code, result=result.value)
        for result in given
        if result not in rule.results
    ]


def follow(
    rule: EventRule, dates: Dates, results: Mapping[Ground, Result] | None = None, whole: Result | None = None
) -> Consequences:
    """What follows from an event; the results decide where a decision leads.

    A decision won on one ground and lost on another moves the claim to the stage of the ground won,
    and still opens the limits for the grounds lost: it is for a person to let a remedy go.
    """
    given = dict(results or {})
    problems = result_problems(rule, given, whole)
    if problems:
        raise problems[0]
    reached = _outcomes(rule, set(given.values()) if rule.per_ground else {whole})
    alarms = {alarm for outcome in reached for alarm in outcome.alarms} | _unhcr(given)
    if dates.get(Basis.DECIDED, dt.date.max) < REMOVAL_AFTER_CFI_FROM:
        alarms -= {Alarm.REMOVAL_RISK}
    return Consequences(
        stage=next((outcome.stage for outcome in reached if outcome.stage), None),
        opens=tuple(dict.fromkeys(code for outcome in reached for code in outcome.opens)),
        closes=rule.closes,
        reviews=rule.reviews,
        alarms=frozenset(alarms),
    )


def _outcomes(rule: EventRule, given: set[Result] | set[Result | None]) -> list[Outcome]:
    """The outcomes reached, those of a win first."""
    if not rule.outcomes:
        return [rule.outcome]
    reached = [(result, outcome) for result, outcome in rule.outcomes if result in given]
    return [outcome for result, outcome in sorted(reached, key=lambda pair: pair[0] not in WON)]


def _unhcr(results: Mapping[Ground, Result]) -> set[Alarm]:
    """Only a claim substantiated on persecution is passed to UNHCR."""
    return {Alarm.UNHCR_REFERRAL} if results.get(Ground.PERSECUTION) in WON else set()


def gaps(spans: Iterable[Span], first: dt.date, last: dt.date) -> list[Span]:
    """The days between first and last that no span covers, as spans."""
    found: list[Span] = []
    free_from = first
    for span in sorted(spans, key=lambda span: span.first):
        if span.first > free_from:
            found.append(Span(free_from, min(last, span.first - ONE_DAY)))
        free_from = max(free_from, (span.last or dt.date.max - ONE_DAY) + ONE_DAY)
        if free_from > last:
            return found
    return [*found, Span(free_from, last)]


def falls_under_amended_ordinance(claimed_on: dt.date) -> bool:
    """Whether a claim follows the rules of the 2021 amendment, or its Schedule 5."""
    return claimed_on >= AMENDED_ORDINANCE_FROM

"""From the dates on a paper to the date a rule runs from, and to the deadline itself."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cases.rules.closed_days import ClosedDays, Forum
from cases.rules.counting import due, office_day_up_to
from cases.rules.errors import Params, RuleError
from cases.rules.limits import Basis, TimeLimit
from cases.rules.sums import Computation, Step

Dates = Mapping[Basis, dt.date]

# A date that is always earlier may stand in for one nobody knows; a later one never may.
SAFE_STAND_IN = {Basis.SERVED: Basis.DECIDED, Basis.SEALED: Basis.DECIDED}


@dataclass(frozen=True)
class Trigger:
    """The date a period runs from; uncertain when an earlier date stands in for an unknown one."""

    on: dt.date
    basis: Basis
    wanted: Basis

    @property
    def is_certain(self) -> bool:
        """Whether the date is the one the rule asks for."""
        return self.basis == self.wanted


def trigger_for(basis: Basis, dates: Dates) -> Trigger:
    """The date a rule runs from, or the earlier one that is safe to use instead."""
    for candidate in (basis, SAFE_STAND_IN.get(basis)):
        if candidate is not None and candidate in dates:
            return Trigger(dates[candidate], candidate, basis)
    raise RuleError("MISSING_DATE", basis=basis.value)


def deadline_for(
    limit: TimeLimit, dates: Dates, closed: ClosedDays, *, printed_on: dt.date | None = None
) -> tuple[Trigger, Computation]:
    """The deadline a rule sets on these dates; a date printed on the paper itself overrides the sum."""
    trigger = trigger_for(limit.basis, dates)
    worked_out = due(trigger.on, limit.period, limit.unit, limit.forum, closed).with_steps(
        before=_trigger_steps(trigger, dates), notes=_doubts(limit, trigger)
    )
    return trigger, worked_out if printed_on is None else _as_printed(worked_out, printed_on, closed)


def _trigger_steps(trigger: Trigger, dates: Dates) -> tuple[Step, ...]:
    """Which date starts time, and which other dates on the paper do not."""
    others = tuple(
        Step(
            "DATE_NOT_USED", {"basis": basis.value, "date_on": on.isoformat(), "wanted": trigger.wanted.value}
        )
        for basis, on in dates.items()
        if basis != trigger.basis
    )
    return (*others, Step("RUNS_FROM", {"basis": trigger.basis.value, "start_on": trigger.on.isoformat()}))


def _doubts(limit: TimeLimit, trigger: Trigger) -> tuple[Step, ...]:
    unknown = Step("DATE_UNKNOWN", {"wanted": trigger.wanted.value, "used": trigger.basis.value})
    unverified = Step("RULE_UNVERIFIED", {"rule": limit.code, "version": limit.version})
    return (*(() if trigger.is_certain else (unknown,)), *(() if limit.verified else (unverified,)))


def _as_printed(worked_out: Computation, printed: dt.date, closed: ClosedDays) -> Computation:
    """The printed date, with the sum kept beside it and a warning where the two differ."""
    if printed < worked_out.start:
        raise RuleError(
            "PRINTED_BEFORE_TRIGGER", printed_on=printed.isoformat(), start_on=worked_out.start.isoformat()
        )
    dates: Params = {"printed_on": printed.isoformat(), "computed_on": worked_out.due.isoformat()}
    kept_notes = tuple(note for note in worked_out.notes if note.code != "ACT_BY")
    if printed != worked_out.due:
        code = "PRINTED_LATER" if printed > worked_out.due else "PRINTED_EARLIER"
        kept_notes = (*kept_notes, Step(code, dates))
    if not closed.is_office_day(printed):
        act_by = office_day_up_to(printed, closed).isoformat()
        kept_notes = (*kept_notes, Step("ACT_BY", {"act_by_on": act_by}))
    steps = (*worked_out.steps, Step("PRINTED_DATE_HOLDS", dates))
    return replace(worked_out, forum=Forum.FIXED, due=printed, steps=steps, notes=kept_notes)

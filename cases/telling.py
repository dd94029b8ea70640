"""Sums, notes and refusals of the rules as sentences in the reader's language."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cases.rules.closed_days import Closure, Reason
from cases.rules.errors import RuleError
from cases.rules.sums import Step
from cases.words import BASES, UNITS, period_in_words
from core.templatetags.house import day as in_full

REASONS = {
    Reason.SATURDAY: _("Saturday"),
    Reason.SUNDAY: _("Sunday"),
    Reason.GENERAL_HOLIDAY: _("General holiday"),
    Reason.GALE: _("Gale warning"),
    Reason.BLACK_RAIN: _("Black rainstorm warning"),
    Reason.OFFICE_CLOSURE: _("Office closed"),
}

FROM_BASIS = {
    "ISSUED": _("the date of issue"),
    "SERVED": _("service"),
    "DECIDED": _("the date of the decision"),
    "SEALED": _("sealing"),
    "HAPPENED": _("the day it happened"),
}

SENTENCES = {
    "DATE_NOT_USED": _("%(basis)s: %(date)s. Time runs from %(wanted)s, so that date is not used."),
    "RUNS_FROM": _("Time runs from %(basis_from)s, %(start)s."),
    "HANGS_ON": _("It hangs on the last day of %(rule)s, %(reference)s."),
    "EVENT_DAY_EXCLUDED": _("The day itself, %(start)s, is not counted."),
    "SHORT_PERIOD": _("So short a period leaves out closed days: %(days)s."),
    "DAYS_COUNTED": _("%(period_words)s from %(first)s end on %(end)s."),
    "MONTHS_COUNTED": _("%(period_words)s end on the corresponding date, %(end)s."),
    "YEARS_COUNTED": _("%(period_words)s end on the corresponding date, %(end)s."),
    "NO_CORRESPONDING_DATE": _("That month has no such date, so the period ends on its last day, %(end)s."),
    "MOVED": _("Closed: %(days)s. The last day is the next open one, %(due)s."),
    "STANDS": _("%(due)s is open, so it is the last day."),
    "FIXED_NEVER_MOVES": _("A fixed date does not move for holidays: %(due)s."),
    "REFERENCE_DAY_EXCLUDED": _("Counted back from %(reference)s, which is not counted."),
    "DAYS_COUNTED_BACK": _("Not less than %(period_words)s before it: %(due)s at the latest."),
    "MONTHS_COUNTED_BACK": _("Not less than %(period_words)s before it: %(due)s at the latest."),
    "YEARS_COUNTED_BACK": _("Not less than %(period_words)s before it: %(due)s at the latest."),
    "PRINTED_DATE_HOLDS": _("The paper itself gives %(printed)s, which holds. The sum gives %(computed)s."),
    "YEAR_NOT_LOADED": _("The general holidays of %(year)s are not loaded. Sundays were counted as closed."),
    "YEAR_UNVERIFIED": _("The general holidays of %(year)s are not yet checked against the Gazette."),
    "ACT_BY": _("Offices are shut on the last day: act by %(act_by)s."),
    "VACATION_ARGUABLE": _(
        "Leaving out the summer vacation would give %(later)s. That is arguable only, "
        "and not in the District Court: do not rely on it."
    ),
    "DATE_UNKNOWN": _("%(wanted_label)s is not known, so the earlier date is used: %(used_label)s."),
    "RULE_UNVERIFIED": _("The rule %(rule)s has not been checked against its source."),
    "PRINTED_LATER": _("The printed date is later than the sum: check it."),
    "PRINTED_EARLIER": _("The printed date is earlier than the sum: check it."),
    "CLEAR_DAYS": _("If the days must be clear, the latest day is %(clear)s."),
}

REFUSALS = {
    "MISSING_DATE": _("Give this date."),
    "DATE_NOT_ASKED": _("This event has no such date."),
    "IN_THE_FUTURE": _("This date is in the future."),
    "SERVED_BEFORE_DECIDED": _("It cannot have been served before it was decided, on %(earlier)s."),
    "SERVED_BEFORE_ISSUED": _("It cannot have been served before it was issued, on %(earlier)s."),
    "SEALED_BEFORE_DECIDED": _("It cannot have been sealed before it was decided, on %(earlier)s."),
    "PRINTED_BEFORE_TRIGGER": _("The printed date is before the paper itself, %(start)s."),
    "HEARING_BEFORE_NOTICE": _("The hearing is before its notice."),
    "RESULT_MISSING": _("Say how it was decided."),
    "RESULT_NOT_POSSIBLE": _("This event cannot end so."),
    "UNKNOWN_EVENT": _("There is no such event."),
    "UNKNOWN_RULE": _("There is no rule %(rule)s."),
    "NO_RULE_IN_FORCE": _("No version of the rule %(rule)s was in force on that date."),
    "PERIOD_TOO_SHORT": _("A period is at least 1."),
    "PERIOD_TOO_LONG": _("This period is too long to count."),
}


def tell(step: Step) -> str:
    """One step or note as a sentence."""
    unit = step.code.partition("_")[0].lower()
    period = {"period_words": period_in_words(int(step.params["period"]), unit)} if unit in UNITS else {}
    return str(SENTENCES[step.code]) % (_spoken(step.params) | period)


def tell_refusal(error: RuleError) -> str:
    """Why the rules refused, as a sentence."""
    return str(REFUSALS[error.code]) % _spoken(error.params)


def tell_closures(closures: Iterable[Closure]) -> str:
    """Why a day is closed: the holiday's own name where it has one."""
    in_chinese = (get_language() or "").startswith("zh")
    names = ((closure.name_zh if in_chinese else closure.name_en) for closure in closures)
    return gettext(", ").join(
        name or str(REASONS[closure.reason]) for name, closure in zip(names, closures, strict=True)
    )


def _spoken(params: dict[str, Any]) -> dict[str, Any]:
    """Parameters ready to stand in a sentence: dates in full, codes in words, `start_on` as `start`."""
    spoken: dict[str, Any] = {}
    for name, value in params.items():
        key = name.removesuffix("_on")
        spoken[key] = _as_date(value) if name.endswith("_on") else value
        if name in _ALSO:
            spoken.update(_ALSO[name](params))
    return spoken


def _as_date(value: Any) -> str:
    return in_full(dt.date.fromisoformat(str(value)))


def _basis(params: dict[str, Any]) -> dict[str, Any]:
    return {"basis": BASES[params["basis"]], "basis_from": FROM_BASIS[params["basis"]]}


def _wanted(params: dict[str, Any]) -> dict[str, Any]:
    return {"wanted": FROM_BASIS[params["wanted"]], "wanted_label": BASES[params["wanted"]]}


_ALSO: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "basis": _basis,
    "wanted": _wanted,
    "used": lambda params: {"used_label": BASES[params["used"]]},
    "days": lambda params: {
        "days": gettext(", ").join(_as_date(on) for on in params["days"]) or gettext("none")
    },
}

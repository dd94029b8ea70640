"""Every code of the rules has words."""

import datetime as dt
import re
from pathlib import Path

import pytest

import cases.rules
from cases import telling, words
from cases.rules.book.events import EVENTS
from cases.rules.book.general_holidays import GENERAL_HOLIDAYS
from cases.rules.book.time_limits import TIME_LIMITS
from cases.rules.closed_days import ClosedDays, Forum, Reason
from cases.rules.counting import due
from cases.rules.errors import RuleError
from cases.rules.events import Alarm, Ground, Proof, Result, Theme
from cases.rules.limits import Basis, Unit
from cases.rules.opening import open_limits
from cases.rules.stages import Phase, Stage

CLOSED = ClosedDays.of(GENERAL_HOLIDAYS)
SOURCE = "\n".join(path.read_text() for path in Path(cases.rules.__path__[0]).rglob("*.py"))


@pytest.mark.parametrize(
    ("known", "codes"),
    [
        (words.STAGES, Stage), (words.PHASES, Phase), (words.EVENTS, EVENTS), (words.THEMES, Theme),
        (words.PROOFS, Proof), (words.GROUNDS, Ground), (words.RESULTS, Result), (words.ALARMS, Alarm),
        (words.BASES, Basis), (words.FORUMS, Forum), (words.UNITS, Unit), (telling.REASONS, Reason),
        (telling.FROM_BASIS, Basis),
    ],
)  # fmt: skip
def test_every_code_has_words(known, codes):
    assert set(known) == {str(code) for code in codes}


def test_every_step_and_refusal_has_a_sentence():
    steps = set(re.findall(r'Step\(\s*"([A-Z_]+)"', SOURCE)) | {"PRINTED_LATER", "PRINTED_EARLIER"}
    steps |= {f"{unit.name}_COUNTED{back}" for unit in Unit for back in ("", "_BACK")}
    refusals = set(re.findall(r'RuleError\(\s*"([A-Z_]+)"', SOURCE))
    refusals |= {"SERVED_BEFORE_DECIDED", "SERVED_BEFORE_ISSUED", "SEALED_BEFORE_DECIDED"}

    assert steps == set(telling.SENTENCES)
    assert refusals == set(telling.REFUSALS)


@pytest.mark.parametrize("limit", TIME_LIMITS, ids=lambda limit: limit.code)
def test_every_rule_can_be_told(limit):
    if limit.code.startswith("TCAB_HEARING"):
        return
    codes = [limit.back_from, limit.code] if limit.back_from else [limit.code]
    dates = dict.fromkeys(Basis, dt.date(2026, 7, 24))
    printed = dt.date(2026, 8, 30) if limit.code == "NCF_RETURN" else None
    for opened in open_limits(codes, TIME_LIMITS, dates, CLOSED, printed_on=printed):
        told = [telling.tell(step) for step in (*opened.sum.steps, *opened.sum.notes)]
        assert all(sentence and "%" not in sentence for sentence in told)


def test_refusals_are_told_with_their_dates():
    error = RuleError("SERVED_BEFORE_DECIDED", basis="SERVED", earlier_on="2026-03-18", date_on="2026-03-17")

    assert (
        telling.tell_refusal(error) == "It cannot have been served before it was decided, on Wed 18 Mar 2026."
    )


def test_closures_are_named():
    told = due(dt.date(2026, 3, 20), 14, Unit.DAYS, Forum.STATUTORY, CLOSED)

    assert [telling.tell_closures(day.closures) for day in told.days if day.mark == "PASSED_OVER"] == [
        "Good Friday",
        "The day following Good Friday",
        "Sunday",
        "The day following Ching Ming Festival",
        "The day following Easter Monday",
    ]


@pytest.mark.parametrize(
    ("period", "unit", "said"), [(1, "days", "1 day"), (14, "days", "14 days"), (3, "months", "3 months")]
)
def test_period_in_words(period, unit, said):
    assert words.period_in_words(period, unit) == said

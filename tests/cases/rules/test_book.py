"""The committed books agree with each other, with the domain notes and with the calendar."""

import pkgutil
import sys
from subprocess import run

import holidays
import pytest

import cases.rules
from cases.rules.book.events import EVENTS
from cases.rules.book.general_holidays import GENERAL_HOLIDAYS
from cases.rules.book.time_limits import TIME_LIMITS
from cases.rules.closed_days import Forum
from cases.rules.limits import Unit
from cases.rules.stages import PHASE_OF, Stage

CODES = {limit.code for limit in TIME_LIMITS}


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_general_holidays_of_a_year(year):
    published = holidays.HK(categories=(holidays.OPTIONAL,), years=year)
    ours = [day for day in GENERAL_HOLIDAYS if day.on.year == year]

    assert [day.on for day in ours] == sorted(published)
    assert all(day.name_en and day.name_zh and day.source for day in ours)


def test_every_event_names_limits_that_exist():
    named = {code for rule in EVENTS.values() for code in (*rule.closes, *rule.reviews, *rule.outcome.opens)}
    named |= {code for rule in EVENTS.values() for _, outcome in rule.outcomes for code in outcome.opens}

    assert named - CODES == set()


def test_every_limit_that_an_event_opens_can_be_closed_or_looked_at():
    opened = {code for rule in EVENTS.values() for code in rule.outcome.opens}
    opened |= {code for rule in EVENTS.values() for _, outcome in rule.outcomes for code in outcome.opens}
    ended = {code for rule in EVENTS.values() for code in (*rule.closes, *rule.reviews)}
    ends_by_hand = {
        "WORK_PERMIT_END", "FALSE_IMPRISONMENT", "PERSONAL_INJURY", "EMP_COMP",
        "MECAB", "LABOUR_CONTRACT", "FDH_TWO_WEEKS",
    }  # fmt: skip

    assert opened - ended == ends_by_hand


def test_every_event_can_supply_the_dates_of_its_limits():
    by_code = {limit.code: limit for limit in TIME_LIMITS}
    for rule in EVENTS.values():
        outcomes = [rule.outcome, *(outcome for _, outcome in rule.outcomes)]
        for limit in (by_code[code] for outcome in outcomes for code in outcome.opens):
            assert limit.basis in rule.asks or "DECIDED" in rule.needs, (rule.code, limit.code)


def test_rows_of_the_domain_notes():
    told = {limit.code: (limit.period, limit.unit, limit.forum) for limit in TIME_LIMITS}

    assert told["NCF_RETURN"] == (28, Unit.DAYS, Forum.STATUTORY)
    assert told["TCAB_NOTICE"] == (14, Unit.DAYS, Forum.STATUTORY)
    assert told["JR_LEAVE"] == (3, Unit.MONTHS, Forum.COURT_OFFICE)
    assert told["WORK_PERMIT_END"] == (6, Unit.MONTHS, Forum.FIXED)
    assert len(told) == len(TIME_LIMITS) == 21


def test_every_stage_has_a_phase():
    assert set(PHASE_OF) == set(Stage)


def test_the_rules_import_no_django():
    names = [name for _, name, _ in pkgutil.walk_packages(cases.rules.__path__, "cases.rules.")]
    script = f"import sys, importlib; [importlib.import_module(n) for n in {names!r}]; print('django' in sys.modules)"

    assert run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"

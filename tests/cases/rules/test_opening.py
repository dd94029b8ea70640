"""From a paper's dates to deadlines: which date counts, which version governs, what is printed."""

import datetime as dt
from dataclasses import replace

import pytest

from cases.rules.book.time_limits import TIME_LIMITS
from cases.rules.closed_days import Forum
from cases.rules.errors import RuleError
from cases.rules.limits import Basis, rule_in_force
from cases.rules.opening import open_limits, version_for
from cases.rules.sums import Step
from cases.rules.triggers import deadline_for

DECIDED, SERVED = dt.date(2026, 3, 18), dt.date(2026, 3, 20)
BOTH = {Basis.DECIDED: DECIDED, Basis.SERVED: SERVED}


def opened(codes, dates, closed, **kwargs):
    return {item.limit.code: item for item in open_limits(codes, TIME_LIMITS, dates, closed, **kwargs)}


def test_decision_opens_appeal_from_service_and_review_from_decision(closed):
    found = opened(["TCAB_NOTICE", "JR_LEAVE"], BOTH, closed)

    assert (found["TCAB_NOTICE"].trigger.on, found["TCAB_NOTICE"].sum.due) == (SERVED, dt.date(2026, 4, 8))
    assert (found["JR_LEAVE"].trigger.on, found["JR_LEAVE"].sum.due) == (DECIDED, dt.date(2026, 6, 18))
    assert found["TCAB_NOTICE"].sum.steps[:2] == (
        Step("DATE_NOT_USED", {"basis": "DECIDED", "date_on": "2026-03-18", "wanted": "SERVED"}),
        Step("RUNS_FROM", {"basis": "SERVED", "start_on": "2026-03-20"}),
    )


def test_unknown_service_uses_the_earlier_decision_date(closed):
    found = opened(["TCAB_NOTICE"], {Basis.DECIDED: DECIDED}, closed)["TCAB_NOTICE"]

    assert (found.trigger.on, found.trigger.is_certain) == (DECIDED, False)
    assert found.sum.due == dt.date(2026, 4, 1)
    assert found.sum.note("DATE_UNKNOWN") == {"wanted": "SERVED", "used": "DECIDED"}


def test_a_later_date_never_stands_in(closed):
    with pytest.raises(RuleError, match="MISSING_DATE"):
        opened(["JR_LEAVE"], {Basis.SERVED: SERVED}, closed)


@pytest.mark.parametrize(
    ("printed", "due", "note"),
    [
        ("2026-02-10", "2026-02-10", "PRINTED_EARLIER"),
        ("2026-02-20", "2026-02-20", None),
        ("2026-02-21", "2026-02-21", "PRINTED_LATER"),
    ],
)
def test_printed_date_holds(closed, printed, due, note):
    request = {Basis.ISSUED: dt.date(2026, 1, 20)}
    found = opened(["NCF_RETURN"], request, closed, printed_on=dt.date.fromisoformat(printed))["NCF_RETURN"]

    assert (found.sum.due, found.sum.forum) == (dt.date.fromisoformat(due), Forum.FIXED)
    codes = [item.code for item in found.sum.notes]
    assert [code for code in codes if code.startswith("PRINTED")] == ([note] if note else [])
    assert found.sum.steps[-1].params == {"printed_on": printed, "computed_on": "2026-02-20"}


def test_printed_on_a_saturday_says_act_by_friday(closed):
    request = {Basis.ISSUED: dt.date(2026, 1, 20)}
    found = opened(["NCF_RETURN"], request, closed, printed_on=dt.date(2026, 2, 21))["NCF_RETURN"]

    assert found.sum.note("ACT_BY") == {"act_by_on": "2026-02-20"}


def test_printed_before_the_request_itself(closed):
    limit = rule_in_force(TIME_LIMITS, "NCF_RETURN", DECIDED)

    with pytest.raises(RuleError, match="PRINTED_BEFORE_TRIGGER"):
        deadline_for(limit, {Basis.ISSUED: DECIDED}, closed, printed_on=dt.date(2026, 3, 1))


def test_notice_to_the_other_side_counts_back_from_the_motion(closed):
    found = opened(["CFA_NOTICE_OTHER_SIDE", "CFA_LEAVE_CA"], {Basis.DECIDED: DECIDED}, closed)

    assert found["CFA_LEAVE_CA"].sum.due == dt.date(2026, 4, 15)
    assert found["CFA_NOTICE_OTHER_SIDE"].sum.due == dt.date(2026, 4, 8)
    assert found["CFA_NOTICE_OTHER_SIDE"].sum.steps[0].code == "HANGS_ON"


def test_unverified_rule_is_noted(closed):
    found = opened(["CA_LEAVE_REFUSAL"], {Basis.DECIDED: dt.date(2026, 7, 24)}, closed)["CA_LEAVE_REFUSAL"]

    assert found.sum.note("RULE_UNVERIFIED") == {"rule": "CA_LEAVE_REFUSAL", "version": 1}
    assert found.sum.note("VACATION_ARGUABLE") == {"later_on": "2026-09-07"}


def test_the_version_in_force_on_its_own_date_governs():
    old = rule_in_force(TIME_LIMITS, "TCAB_NOTICE", DECIDED)
    new = replace(old, version=2, period=7, effective_from=SERVED)
    book = [replace(old, effective_to=SERVED - dt.timedelta(days=1)), new]

    assert version_for(book, "TCAB_NOTICE", BOTH).version == 2
    assert version_for(book, "TCAB_NOTICE", {Basis.DECIDED: DECIDED}).version == 1
    assert rule_in_force(book, "TCAB_NOTICE", DECIDED).version == 1


@pytest.mark.parametrize(
    ("code", "on", "error"),
    [("NO_SUCH", DECIDED, "UNKNOWN_RULE"), ("TCAB_NOTICE", dt.date(2010, 1, 1), "NO_RULE_IN_FORCE")],
)
def test_no_rule(code, on, error):
    with pytest.raises(RuleError) as refused:
        rule_in_force(TIME_LIMITS, code, on)
    assert refused.value.code == error

    with pytest.raises(RuleError) as refused:
        version_for(TIME_LIMITS, code, {Basis.SERVED: on})
    assert refused.value.code == error

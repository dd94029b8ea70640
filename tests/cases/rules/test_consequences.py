"""What follows from an event, and which events cannot have happened."""

import datetime as dt

import pytest

from cases.rules.book.events import EVENTS
from cases.rules.consequences import (
    Span,
    date_problems,
    falls_under_amended_ordinance,
    follow,
    gaps,
    result_problems,
)
from cases.rules.errors import RuleError
from cases.rules.events import Alarm, Ground, Result, event_rule
from cases.rules.limits import Basis
from cases.rules.stages import Stage

TODAY = dt.date(2026, 3, 27)
DECIDED, SERVED = dt.date(2026, 3, 18), dt.date(2026, 3, 20)
BOTH = {Basis.DECIDED: DECIDED, Basis.SERVED: SERVED}
LOST = {Ground.TORTURE: Result.NOT_SUBSTANTIATED, Ground.BOR3: Result.NOT_SUBSTANTIATED}


@pytest.mark.parametrize(
    ("code", "stage", "opens", "closes"),
    [
        ("WRITTEN_SIGNIFICATION", "WS_SUBMITTED", (), ()),
        ("CLAIM_CONFIRMED", "CONFIRMED", (), ()),
        ("BRIEFED", "BRIEFED", (), ()),
        ("CLAIM_FORM_REQUESTED", "NCF_REQUESTED", ("NCF_RETURN",), ()),
        ("CLAIM_FORM_RETURNED", "NCF_RETURNED", (), ("NCF_RETURN",)),
        ("SCREENING_INTERVIEW", "INTERVIEWED", (), ()),
        ("NOTICE_OF_APPEAL_FILED", "APPEAL_PENDING", (), ("TCAB_NOTICE",)),
        ("LATE_APPEAL_REFUSED", "APPEAL_DISMISSED", ("JR_LEAVE",), ()),
        ("JR_LEAVE_FILED", "JR_LEAVE_PENDING", (), ("JR_LEAVE",)),
        ("CFI_LEAVE_REFUSED", "JR_LEAVE_REFUSED", ("CA_LEAVE_REFUSAL",), ()),
        ("CA_APPEAL_FILED", "CA", (), ("CA_LEAVE_REFUSAL", "CA_EXPARTE_RENEW", "CA_SUBSTANTIVE")),
        ("CA_REFUSED_LEAVE_TO_CFA", "CA", ("CFA_LEAVE_AC",), ()),
        ("CFA_LEAVE_REFUSED", "FINAL_REJECTED", (), ()),
        ("LEGAL_AID_REFUSED", None, ("LAD_APPEAL",), ()),
        ("LEGAL_AID_APPEAL_FILED", None, (), ("LAD_APPEAL",)),
        ("PERMISSION_TO_WORK_GRANTED", None, ("WORK_PERMIT_END",), ()),
        ("WORK_ACCIDENT", None, ("EMP_COMP", "PERSONAL_INJURY"), ()),
    ],
)
def test_main_route(code, stage, opens, closes):
    found = follow(EVENTS[code], {Basis.DECIDED: DECIDED})

    assert (found.stage, found.opens, found.closes) == (stage and Stage(stage), opens, closes)


def test_decision_lost_on_every_ground():
    found = follow(EVENTS["DECISION_SERVED"], BOTH, LOST)

    assert (found.stage, found.opens) == (Stage.DECIDED_REJECTED, ("TCAB_NOTICE", "JR_LEAVE"))
    assert found.alarms == {Alarm.REPRESENTATION_GAP}


def test_decision_won_on_one_ground_keeps_the_limits_for_the_others():
    found = follow(EVENTS["DECISION_SERVED"], BOTH, {**LOST, Ground.PERSECUTION: Result.SUBSTANTIATED})

    assert (found.stage, found.opens) == (Stage.DECIDED_SUBSTANTIATED, ("TCAB_NOTICE", "JR_LEAVE"))
    assert Alarm.UNHCR_REFERRAL in found.alarms


def test_torture_only_is_not_passed_to_unhcr():
    found = follow(EVENTS["DECISION_SERVED"], BOTH, {Ground.TORTURE: Result.SUBSTANTIATED})

    assert (found.opens, found.alarms) == ((), frozenset())


@pytest.mark.parametrize(
    ("result", "stage", "opens"),
    [(Result.ALLOWED, Stage.APPEAL_ALLOWED, ()), (Result.DISMISSED, Stage.APPEAL_DISMISSED, ("JR_LEAVE",))],
)
def test_board_decision(result, stage, opens):
    found = follow(EVENTS["BOARD_DECISION_SERVED"], BOTH, {Ground.TORTURE: result})

    assert (found.stage, found.opens) == (stage, opens)


@pytest.mark.parametrize(
    ("result", "stage", "opens"),
    [
        (Result.ALLOWED, Stage.REMITTED, ()),
        (Result.DISMISSED, Stage.CA, ("CFA_LEAVE_CA", "CFA_NOTICE_OTHER_SIDE")),
    ],
)
def test_court_judgment(result, stage, opens):
    found = follow(EVENTS["CA_JUDGMENT"], BOTH, whole=result)

    assert (found.stage, found.opens) == (stage, opens)


@pytest.mark.parametrize(
    ("decided", "at_risk"), [(dt.date(2022, 12, 6), False), (dt.date(2022, 12, 7), True), (DECIDED, True)]
)
def test_removal_risk_from_the_day_the_policy_changed(decided, at_risk):
    found = follow(EVENTS["CFI_LEAVE_REFUSED"], {Basis.DECIDED: decided})

    assert (Alarm.REMOVAL_RISK in found.alarms) == at_risk


@pytest.mark.parametrize(
    ("code", "dates", "problems"),
    [
        ("DECISION_SERVED", BOTH, []),
        ("DECISION_SERVED", {Basis.DECIDED: DECIDED}, []),
        ("DECISION_SERVED", {Basis.SERVED: SERVED}, ["MISSING_DATE"]),
        ("DECISION_SERVED", {Basis.DECIDED: SERVED, Basis.SERVED: DECIDED}, ["SERVED_BEFORE_DECIDED"]),
        ("DECISION_SERVED", {Basis.DECIDED: DECIDED, Basis.SERVED: dt.date(2026, 3, 28)}, ["IN_THE_FUTURE"]),
        ("DECISION_SERVED", {**BOTH, Basis.SEALED: SERVED}, ["DATE_NOT_ASKED"]),
        ("SIGNIFICATION_REJECTED", {Basis.ISSUED: SERVED, Basis.SERVED: DECIDED}, ["SERVED_BEFORE_ISSUED"]),
        ("CFI_JUDGMENT", {Basis.DECIDED: SERVED, Basis.SEALED: DECIDED}, ["SEALED_BEFORE_DECIDED"]),
        ("BRIEFED", {}, ["MISSING_DATE"]),
    ],
)
def test_date_problems(code, dates, problems):
    assert [problem.code for problem in date_problems(EVENTS[code], dates, TODAY)] == problems


@pytest.mark.parametrize(
    ("code", "results", "whole", "problems"),
    [
        ("DECISION_SERVED", {}, None, ["RESULT_MISSING"]),
        ("DECISION_SERVED", {Ground.TORTURE: Result.ALLOWED}, None, ["RESULT_NOT_POSSIBLE"]),
        ("DECISION_SERVED", LOST, None, []),
        ("CA_JUDGMENT", {}, None, ["RESULT_MISSING"]),
        ("CA_JUDGMENT", {}, Result.DISMISSED, []),
        ("BRIEFED", {}, None, []),
        ("BRIEFED", {}, Result.ALLOWED, ["RESULT_NOT_POSSIBLE"]),
    ],
)
def test_result_problems(code, results, whole, problems):
    assert [problem.code for problem in result_problems(EVENTS[code], results, whole)] == problems


def test_follow_refuses_a_decision_without_result():
    with pytest.raises(RuleError, match="RESULT_MISSING"):
        follow(EVENTS["DECISION_SERVED"], BOTH)


def test_unknown_event():
    with pytest.raises(RuleError, match="UNKNOWN_EVENT"):
        event_rule("NO_SUCH", EVENTS)


FIRST, LAST = dt.date(2026, 3, 20), dt.date(2026, 4, 8)


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([], [(20, 3, 8, 4)]),
        ([((2, 4, 2025), (24, 3, 2026))], [(25, 3, 8, 4)]),
        ([((2, 4, 2025), None)], []),
        ([((2, 4, 2025), (24, 3, 2026)), ((30, 3, 2026), None)], [(25, 3, 29, 3)]),
        ([((30, 3, 2026), (1, 4, 2026))], [(20, 3, 29, 3), (2, 4, 8, 4)]),
        ([((10, 4, 2026), None)], [(20, 3, 8, 4)]),
        ([((20, 3, 2026), (8, 4, 2026))], []),
    ],
)
def test_gaps(spans, found):
    def on(parts):
        return parts and dt.date(parts[2], parts[1], parts[0])

    covered = [Span(on(first), on(last)) for first, last in spans]

    assert [
        (gap.first.day, gap.first.month, gap.last.day, gap.last.month) for gap in gaps(covered, FIRST, LAST)
    ] == found


@pytest.mark.parametrize(("claimed", "amended"), [("2021-07-31", False), ("2021-08-01", True)])
def test_regime(claimed, amended):
    assert falls_under_amended_ordinance(dt.date.fromisoformat(claimed)) == amended

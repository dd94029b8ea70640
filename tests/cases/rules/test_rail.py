"""The stations of a claim, and the track of who was on record."""

import datetime as dt

import pytest

from cases.rules.consequences import Span
from cases.rules.rail import AHEAD_COLUMNS, COLUMNS, StageStep, stations, track
from cases.rules.stages import Stage

TODAY = dt.date(2026, 3, 27)
ROUTE = [
    StageStep(Stage.WS_SUBMITTED, dt.date(2025, 2, 3)),
    StageStep(Stage.CONFIRMED, dt.date(2025, 3, 14)),
    StageStep(Stage.NCF_REQUESTED, dt.date(2025, 5, 9)),
    StageStep(Stage.NCF_RETURNED, dt.date(2025, 6, 6)),
    StageStep(Stage.INTERVIEWED, dt.date(2026, 1, 12)),
    StageStep(Stage.DECIDED_REJECTED, dt.date(2026, 3, 20)),
]
RUNNING = [("TCAB_NOTICE", dt.date(2026, 4, 8)), ("JR_LEAVE", dt.date(2026, 6, 18))]


def shown(*args, **kwargs):
    return [(one.phase.value, one.state.value) for one in stations(*args, **kwargs)]


def test_a_rejected_claim_stands_before_its_appeal():
    found = stations(ROUTE, RUNNING)

    assert [(one.phase.value, one.state.value) for one in found] == [
        ("SIGNIFICATION", "done"), ("CONFIRMED", "done"), ("CLAIM_FORM", "done"), ("INTERVIEW", "done"),
        ("DECISION", "done"), ("APPEAL", "now"), ("JUDICIAL_REVIEW", "next"), ("CLOSED", "next"),
    ]  # fmt: skip
    assert (found[5].due_on, found[2].reached_on, found[2].stage) == (
        dt.date(2026, 4, 8),
        dt.date(2025, 5, 9),
        Stage.NCF_RETURNED,
    )


def test_without_a_running_limit_it_stands_at_the_decision():
    assert shown(ROUTE)[4] == ("DECISION", "now")


def test_stations_passed_over_are_skipped():
    assert shown(ROUTE[:1] + ROUTE[-1:])[1:5] == [
        ("CONFIRMED", "skipped"), ("CLAIM_FORM", "skipped"), ("INTERVIEW", "skipped"), ("DECISION", "now"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "running", "now"),
    [
        (Stage.CA, (), "HIGHER_COURTS"),
        (Stage.JR_LEAVE_REFUSED, [("CA_LEAVE_REFUSAL", TODAY)], "HIGHER_COURTS"),
        (Stage.APPEAL_DISMISSED, [("JR_LEAVE", TODAY)], "JUDICIAL_REVIEW"),
        (Stage.REMITTED, (), "APPEAL"),
        (Stage.REMOVED, (), "CLOSED"),
        (Stage.APPEAL_PENDING, [("JR_LEAVE", TODAY)], "APPEAL"),
    ],
)
def test_where_a_claim_stands(stage, running, now):
    assert (now, "now") in shown([*ROUTE, StageStep(stage, TODAY)], running)


def test_nothing_yet_and_closed():
    assert shown([])[0] == ("SIGNIFICATION", "now")
    assert shown(ROUTE, RUNNING, is_closed=True)[-1] == ("CLOSED", "now")


def test_track_of_the_screens():
    lawyer = Span(dt.date(2025, 4, 2), dt.date(2026, 3, 24))
    found = track([(lawyer, "Duty lawyer")], dt.date(2025, 2, 3), TODAY)

    assert [(one.text, one.is_gap, one.first) for one in found] == [
        ("", False, dt.date(2025, 2, 3)),
        ("Duty lawyer", False, dt.date(2025, 4, 2)),
        ("", True, dt.date(2026, 3, 25)),
    ]
    assert sum(one.columns for one in found) == COLUMNS - AHEAD_COLUMNS
    assert all(one.columns >= 3 for one in found)


@pytest.mark.parametrize("count", [0, 1, 2, 5, 9])
def test_columns_always_add_up(count):
    spans = [(Span(dt.date(2025, 1 + n, 1), dt.date(2025, 1 + n, 20)), f"Lawyer {n}") for n in range(count)]

    assert sum(one.columns for one in track(spans, dt.date(2025, 1, 1), TODAY)) == COLUMNS - AHEAD_COLUMNS


def test_in_person_from_the_start_is_no_gap():
    [only] = track([], dt.date(2025, 2, 3), TODAY)

    assert (only.is_gap, only.text) == (False, "")

"""Moves and urgency as tables."""

import datetime as dt

import pytest

from referrals.rules import Facts, Hit, Level, State, Worry, answer_by, in_the_way, may_move, score


@pytest.mark.parametrize(
    ("before", "after", "is_allowed"),
    [
        ("received", "in_triage", True),
        ("received", "accepted", True),
        ("received", "received", False),
        ("more_asked", "in_triage", True),
        ("more_asked", "withdrawn", True),
        ("accepted", "closed", True),
        ("accepted", "declined", False),
        ("declined", "in_triage", True),
        ("declined", "closed", False),
        ("withdrawn", "in_triage", False),
        ("closed", "in_triage", False),
    ],
)
def test_moves(before, after, is_allowed):
    assert may_move(before, after) is is_allowed


def test_every_state_has_its_moves():
    assert {(state, may_move(state, State.RECEIVED)) for state in State} == {(one, False) for one in State}


@pytest.mark.parametrize(
    ("facts", "level", "reasons"),
    [
        (Facts(), Level.STANDARD, ()),
        (Facts(has_lawyer=False), Level.STANDARD, ((Worry.NO_LAWYER, 1),)),
        (Facts(is_detained=True), Level.URGENT, ((Worry.DETAINED, 5),)),
        (Facts(pressing=frozenset({"nowhere"})), Level.URGENT, ((Worry.NOWHERE, 5),)),
        (Facts(days_left=5, working_days_left=3), Level.URGENT, ((Worry.DUE_NOW, 5),)),
        (Facts(days_left=-4, working_days_left=-2), Level.URGENT, ((Worry.DUE_NOW, 5),)),
        (Facts(days_left=14, working_days_left=10), Level.HIGH, ((Worry.DUE_SOON, 3),)),
        (
            Facts(days_left=14, working_days_left=10, next_kind="hearing", has_lawyer=False),
            Level.HIGH,
            ((Worry.DUE_SOON, 3), (Worry.NO_LAWYER, 1)),
        ),
        (Facts(days_left=40, working_days_left=27, next_kind="interview"), Level.HIGH, ((Worry.DATED, 2),)),
        (Facts(days_left=40, working_days_left=27, next_kind="form_due"), Level.STANDARD, ()),
    ],
)
def test_score(facts, level, reasons):
    found = score(facts)

    assert (found.level, found.reasons) == (level, reasons)
    assert found.points == sum(points for _, points in reasons)


@pytest.mark.parametrize(
    ("sent_on", "level", "due"),
    [
        ("2026-03-27", "urgent", "2026-03-27"),  # a Friday
        ("2026-03-28", "urgent", "2026-03-30"),
        ("2026-03-27", "high", "2026-03-31"),
        ("2026-03-27", "standard", "2026-04-10"),
    ],
)
def test_answer_by_counts_working_days(sent_on, level, due):
    found = answer_by(dt.date.fromisoformat(sent_on), level, lambda on: on.weekday() < 5)

    assert found == dt.date.fromisoformat(due)


@pytest.mark.parametrize(
    ("consent", "override", "matches", "conflicts", "codes"),
    [
        ("yes", False, [], [], ()),
        ("cannot_ask", False, [], [], ("consent",)),
        ("cannot_ask", True, [], [], ()),
        ("yes", False, [Hit("a", "different"), Hit("b")], [], ("match",)),
        ("yes", False, [], [Hit("a", "supervisor")], ("conflict",)),
        ("yes", False, [], [Hit("a", "conflict")], ("conflict",)),
        ("yes", False, [Hit("a", "same")], [Hit("a", "clear")], ()),
        ("cannot_ask", False, [Hit("a")], [Hit("a")], ("consent", "match", "conflict")),
    ],
)
def test_what_is_in_the_way(consent, override, matches, conflicts, codes):
    found = in_the_way(consent=consent, has_override=override, matches=matches, conflicts=conflicts)

    assert found == codes

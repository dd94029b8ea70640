"""Idle sessions, ends of access, the code's year, as tables."""

import datetime as dt

import pytest

from accounts.rules import access_has_ended, conduct_is_due, is_idle

D = dt.date
NOON = dt.datetime(2026, 3, 27, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(("until", "ended"), [(None, False), (D(2026, 3, 27), False), (D(2026, 3, 26), True)])
def test_access_ends_after_its_last_day(until, ended):
    assert access_has_ended(until, D(2026, 3, 27)) is ended


@pytest.mark.parametrize(("minutes", "idle"), [(0, False), (30, False), (31, True)])
def test_idle(minutes, idle):
    assert is_idle(NOON - dt.timedelta(minutes=minutes), NOON, 30) is idle


@pytest.mark.parametrize(
    ("accepted", "due"),
    [(None, True), (D(2025, 12, 31), True), (D(2026, 1, 1), False), (D(2026, 3, 27), False)],
)
def test_the_code_is_due_when_never_older_or_a_year_ago(accepted, due):
    assert conduct_is_due(accepted, D(2026, 1, 1), D(2026, 3, 27)) is due


def test_the_code_is_due_again_after_a_year():
    assert conduct_is_due(D(2025, 3, 27), D(2020, 1, 1), D(2026, 3, 27)) is True
    assert conduct_is_due(D(2025, 3, 28), D(2020, 1, 1), D(2026, 3, 27)) is False

"""Birth dates that cannot be, ages by what is known, and where a consent stands."""

import datetime as dt

import pytest

from clients.rules import ages_on, check_birth, consent_state

TODAY = dt.date(2026, 3, 27)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((1994, None, None), ""),
        ((1994, 2, 28), ""),
        ((None, None, None), ""),
        ((None, 2, None), "missing_year"),
        ((1994, None, 3), "missing_month"),
        ((1994, 2, 30), "no_such_day"),
        ((1994, 13, 1), "no_such_day"),
        ((2026, 3, 28), "future"),
        ((2027, None, None), "future"),
        ((1890, None, None), "too_old"),
    ],
)
def test_what_is_wrong_with_a_birth_date(parts, why):
    assert check_birth(*parts, TODAY) == why


@pytest.mark.parametrize(
    ("born", "stated", "stated_on", "age"),
    [
        (dt.date(1994, 3, 27), None, None, 32),
        (dt.date(1994, 3, 28), None, None, 31),
        (None, 16, dt.date(2024, 3, 27), 18),
        (None, None, None, None),
    ],
)
def test_ages_follow_the_birth_date_else_what_was_said(born, stated, stated_on, age):
    assert ages_on(TODAY, born, stated, stated_on) == age


@pytest.mark.parametrize(
    ("given", "refused", "expires", "withdrawn", "state"),
    [
        (None, None, None, None, "asked"),
        (TODAY, None, None, None, "in_force"),
        (TODAY, None, TODAY, None, "in_force"),
        (dt.date(2026, 1, 1), None, dt.date(2026, 3, 26), None, "expired"),
        (dt.date(2026, 1, 1), None, None, TODAY, "withdrawn"),
        (None, TODAY, None, None, "refused"),
    ],
)
def test_where_a_consent_stands(given, refused, expires, withdrawn, state):
    assert consent_state(TODAY, given, refused, expires, withdrawn) == state

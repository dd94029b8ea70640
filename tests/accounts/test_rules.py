"""Idle sessions, ends of access, the code's year, as tables."""

import datetime as dt

import pytest

from accounts.rules import access_has_ended, conduct_is_due, device_in_words, is_idle

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


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36",
            "Chrome, Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        ("curl/8.5", ""),
    ],
)
def test_device_in_words(user_agent, words):
    assert device_in_words(user_agent) == words

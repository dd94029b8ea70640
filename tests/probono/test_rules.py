"""Ends of days, six-minute steps, and what a blind summary must not hold."""

import datetime as dt
from decimal import Decimal

import pytest

from probono.rules import end_of_day, in_steps, what_gives_away


def test_a_day_ends_at_midnight_in_hong_kong():
    assert end_of_day(dt.date(2026, 3, 27)).astimezone(dt.UTC) == dt.datetime(2026, 3, 27, 16, tzinfo=dt.UTC)


@pytest.mark.parametrize(("hours", "fits"), [("0.1", True), ("1.5", True), ("24", True), ("0.25", False)])
def test_hours_come_in_six_minutes(hours, fits):
    assert in_steps(Decimal(hours)) is fits


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The client fears a militia.", []),
        ("Amina fears a militia.", ["NAME"]),
        ("amina doreh's appeal", ["NAME"]),
        ("陳大文 needs a lawyer", []),
        ("Born on 08/04/1994", ["DATE"]),
        ("Decision of 20 March 2026", ["DATE"]),
        ("Decision of 2026-03-20", ["DATE"]),
        ("Decision last spring, 2026", []),
        ("HKID A123456", ["NUMBER"]),
        ("call 6123 4567", ["NUMBER"]),
        ("Amina, born 8.4.1994, A1234567 and A123456", ["NAME", "NUMBER", "DATE"]),
    ],
)
def test_what_gives_a_client_away(text, codes):
    assert what_gives_away(text, ["Amina DOREH", "Al Li"]) == codes

"""Steps of the ledger, and what they mean for the fund."""

from decimal import Decimal

import pytest

from welfare import rules


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("REQUESTED", "APPROVED", True),
        ("REQUESTED", "REFUSED", True),
        ("REQUESTED", "CANCELLED", True),
        ("REQUESTED", "GIVEN", False),
        ("APPROVED", "GIVEN", True),
        ("APPROVED", "CANCELLED", True),
        ("APPROVED", "REFUSED", False),
        ("GIVEN", "CANCELLED", False),
        ("REFUSED", "APPROVED", False),
        ("CANCELLED", "REQUESTED", False),
    ],
)
def test_steps(before, after, may):
    assert rules.may_follow(before, after) is may


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("REQUESTED", "APPROVED", 40),
        ("REQUESTED", "REFUSED", 0),
        ("APPROVED", "GIVEN", 0),
        ("APPROVED", "CANCELLED", -40),
    ],
)
def test_commitment(before, after, change):
    assert rules.change_of_commitment(before, after, Decimal(40)) == change


def test_sums():
    lines = [("GIVEN", Decimal("1.10")), ("REQUESTED", Decimal(7)), ("GIVEN", Decimal("2.20"))]
    assert rules.sum_in(lines, "GIVEN") == Decimal("3.30")
    assert rules.sum_in([], "GIVEN") == 0

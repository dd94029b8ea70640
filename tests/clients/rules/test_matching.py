"""Scores follow the reasons; a stranger scores nothing worth showing."""

import pytest

from clients.rules import Record, score
from clients.rules.matching import WORTH_SHOWING


@pytest.mark.parametrize(
    ("asked", "known", "reasons"),
    [
        (Record(names=("Mohammed Ali",)), Record(names=("Ali Muhammad",)), ("name",)),
        (Record(names=("محمد علي",)), Record(names=("Mohamad Ali",)), ("sound",)),
        (Record(names=("MohammedAli",)), Record(names=("Mohammed Ali",)), ("name",)),
        (Record(numbers=frozenset({"RBCZ1"})), Record(numbers=frozenset({"RBCZ1"})), ("number",)),
        (Record(phone="91234567"), Record(phone="91234567"), ("phone",)),
        (
            Record(names=("Amina Doreh",), birth_year=1994),
            Record(names=("Amina Sahra Doreh",), birth_year=1994),
            ("name", "birth_year"),
        ),
    ],
)
def test_what_agrees_is_named_as_the_reason(asked, known, reasons):
    points, why = score(asked, known)

    assert why == reasons
    assert points >= WORTH_SHOWING


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        (Record(names=("Amina Doreh",)), Record(names=("Fatima Begum",))),
        (Record(names=("Amina",), birth_year=1994), Record(names=("Joseph",), birth_year=1994)),
        (Record(), Record()),
        (Record(names=("-",)), Record(names=("?",))),
    ],
)
def test_strangers_are_not_worth_showing(asked, known):
    assert score(asked, known)[0] < WORTH_SHOWING


def test_a_birth_year_far_away_speaks_against():
    near, _ = score(
        Record(names=("Amina Doreh",), birth_year=1994), Record(names=("Amina Doreh",), birth_year=1995)
    )
    far, _ = score(
        Record(names=("Amina Doreh",), birth_year=1994), Record(names=("Amina Doreh",), birth_year=1970)
    )

    assert near - far == 15

"""The bench at its smallest: every workload comes out right, and ratios are what they say. No clock is asserted."""

import pytest

from accounts.policy import Role
from bench.filling import FULL_FILE, fill
from bench.ratios import RATIOS, Ratio, Taken, table, take
from bench.scale import Scale
from bench.worker import taken
from bench.workloads import WORKLOADS, House
from cases.models import Deadline, Note
from core.history.chain import verify_chain
from tests.house_context import house

SMALL = Scale(cases=30, due=5)


@pytest.fixture
def filled(transactional_db, settings):
    settings.ROOT_URLCONF = "bench.urls"
    fill(SMALL)
    return House(SMALL)


def test_every_workload_comes_out_right(filled):
    outcomes = {name: taken(filled, name) for name in WORKLOADS}

    assert {name: one.is_right for name, one in outcomes.items()} == dict.fromkeys(WORKLOADS, True)
    assert outcomes["csv"].rows == SMALL.cases


def test_the_house_is_as_large_as_was_asked(filled):
    with house():
        assert Deadline.objects.count() == SMALL.cases + FULL_FILE - 1
        assert Note.objects.count() == FULL_FILE
        assert verify_chain() == []
    assert filled.user(Role.MANAGER).email == "manager-0@bench.example"


def test_a_ratio_is_taken_in_turns_and_divided_by_rows():
    asked = []

    def ask(side):
        asked.append(side[0])
        return Taken(
            seconds=4.0 if side[0] == "large" else 1.0, rows=40 if side[0] == "large" else 20, is_right=True
        )

    ratio = Ratio("code", "words", ("large", "x"), ("small", "x"), 1.3, per_row=True)
    result = take(ratio, ask, rounds=3)

    assert asked == ["large", "small"] + ["large", "small", "small", "large", "large", "small"]
    assert result.each == [2.0, 2.0, 2.0]
    assert result.as_json()["over_ms"] == 4000.0
    assert table([result]).splitlines()[-1] == "| words | 2.0 | 2.0 to 2.0 | 1.3 | 4000.0 / 1000.0 | 100% |"


def test_every_ratio_names_a_workload_and_has_a_code_of_its_own():
    assert {side[1] for one in RATIOS for side in (one.over, one.under)} <= set(WORKLOADS)
    assert len({one.code for one in RATIOS}) == len(RATIOS)


def test_heavy_ratios_are_taken_a_fifth_as_often():
    assert {one.code for one in RATIOS if one.rounds(15) == 3} == {
        "csv_copy",
        "csv_growth",
        "sweep_growth",
        "verify_growth",
    }

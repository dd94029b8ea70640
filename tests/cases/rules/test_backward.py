"""Counting back from a hearing, and what a short notice is."""

import datetime as dt

import pytest

from cases.rules.backward import NoticeLength, check_notice, latest_before
from cases.rules.closed_days import Forum
from cases.rules.errors import RuleError
from cases.rules.limits import Unit

HEARING = dt.date(2026, 6, 1)


def test_standard_notice(closed):
    told = latest_before(HEARING, 28, Unit.DAYS, Forum.STATUTORY, closed)

    assert told.due == dt.date(2026, 5, 4)
    assert told.note("CLEAR_DAYS") == {"clear_on": "2026-05-03"}
    assert [told.days[0].number, told.days[-2].number, len(told.days)] == [28, 1, 29]


def test_shortest_notice_falls_on_a_holiday_and_is_not_moved(closed):
    told = latest_before(HEARING, 7, Unit.DAYS, Forum.STATUTORY, closed)

    assert told.due == dt.date(2026, 5, 25)
    assert told.note("ACT_BY") == {"act_by_on": "2026-05-22"}


def test_counting_back_in_months(closed):
    assert latest_before(dt.date(2026, 5, 31), 3, Unit.MONTHS, Forum.STATUTORY, closed).due == dt.date(
        2026, 2, 28
    )


@pytest.mark.parametrize(
    ("given", "length", "borderline"),
    [
        ("2026-05-03", NoticeLength.LONG_ENOUGH, False),
        ("2026-05-04", NoticeLength.LONG_ENOUGH, True),
        ("2026-05-05", NoticeLength.ONLY_IF_SHORTENED, False),
        ("2026-05-25", NoticeLength.ONLY_IF_SHORTENED, True),
        ("2026-05-26", NoticeLength.TOO_SHORT, False),
    ],
)
def test_check_notice(given, length, borderline):
    found = check_notice(dt.date.fromisoformat(given), HEARING, standard=28, minimum=7)

    assert (found.length, found.is_borderline) == (length, borderline)


def test_hearing_before_its_notice():
    with pytest.raises(RuleError, match="HEARING_BEFORE_NOTICE"):
        check_notice(dt.date(2026, 6, 2), HEARING, standard=28, minimum=7)


def test_no_period(closed):
    with pytest.raises(RuleError, match="PERIOD_TOO_SHORT"):
        latest_before(HEARING, 0, Unit.DAYS, Forum.STATUTORY, closed)

"""Working days at a desk, the ladder of reminders and the colour of a deadline."""

import datetime as dt

import pytest

from cases.rules.closed_days import ClosedDay, ClosedKind
from cases.rules.working_days import (
    LADDER,
    Audience,
    Severity,
    ladder_dates,
    reminder_today,
    reminds_until,
    severity,
    working_days_before,
    working_days_left,
)

DUE = dt.date(2026, 4, 8)  # Wednesday after Easter and Ching Ming
CASEWORKER, SUPERVISOR = Audience.CASEWORKER, Audience.SUPERVISOR


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("count", "on"),
    [(0, "2026-04-08"), (1, "2026-04-02"), (3, "2026-03-31"), (7, "2026-03-25"), (14, "2026-03-16")],
)
def test_working_days_before(closed, count, on):
    assert working_days_before(DUE, count, closed) == day(on)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("2026-03-27", 5),
        ("2026-04-02", 1),
        ("2026-04-05", 1),
        ("2026-04-08", 0),
        ("2026-04-09", -1),
        ("2026-04-13", -3),
    ],
)
def test_working_days_left(closed, today, left):
    assert working_days_left(day(today), DUE, closed) == left


def test_weather_and_office_closures_stop_no_reminder(closed):
    stormy = closed.plus(
        [
            ClosedDay(day("2026-04-02"), ClosedKind.GALE),
            ClosedDay(day("2026-04-01"), ClosedKind.OFFICE_CLOSURE),
        ]
    )

    assert working_days_before(DUE, 3, stormy) == working_days_before(DUE, 3, closed)


def test_ladder_dates(closed):
    assert [on.isoformat() for on in ladder_dates(DUE, closed).values()] == [
        "2026-03-16",
        "2026-03-25",
        "2026-03-31",
        "2026-04-02",
    ]


@pytest.mark.parametrize(
    ("today", "key", "audience"),
    [
        ("2026-03-13", None, None),
        ("2026-03-16", "before-14", {CASEWORKER}),
        ("2026-03-24", "before-14", {CASEWORKER}),
        ("2026-03-25", "before-7", {CASEWORKER}),
        ("2026-03-31", "before-3", {CASEWORKER, SUPERVISOR}),
        ("2026-04-07", "before-1", {CASEWORKER, SUPERVISOR}),
        ("2026-04-08", "before-1", {CASEWORKER, SUPERVISOR}),
        ("2026-04-09", "overdue-2026-04-09", {CASEWORKER, SUPERVISOR}),
        ("2026-04-12", "overdue-2026-04-12", {CASEWORKER, SUPERVISOR}),
    ],
)
def test_reminder_today(closed, today, key, audience):
    found = reminder_today(day(today), DUE, closed)

    assert (found and found.key) == key
    assert (found and set(found.audience)) == audience


@pytest.mark.parametrize("today", ["2026-03-13", "2026-03-16", "2026-04-03", "2026-12-24"])
def test_reminds_until_is_the_last_day_with_something_to_say(closed, today):
    last = reminds_until(day(today), closed)

    assert reminder_today(day(today), last, closed) is not None
    assert reminder_today(day(today), last + dt.timedelta(days=1), closed) is None


def test_ladder_steps():
    assert [(rung.working_days, SUPERVISOR in rung.audience) for rung in LADDER] == [
        (14, False),
        (7, False),
        (3, True),
        (1, True),
    ]


@pytest.mark.parametrize(
    ("today", "certain", "found"),
    [
        ("2026-03-01", True, Severity.CALM),
        ("2026-03-01", False, Severity.RED),
        ("2026-03-25", True, Severity.AMBER),
        ("2026-03-31", True, Severity.RED),
        ("2026-04-08", True, Severity.RED),
        ("2026-04-09", True, Severity.OVERDUE),
    ],
)
def test_severity(closed, today, certain, found):
    assert severity(day(today), DUE, closed, trigger_is_certain=certain) == found

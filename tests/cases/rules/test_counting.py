"""The worked table of the domain notes, then every edge the law names, as tables without a database."""

import datetime as dt

import pytest

from cases.rules.closed_days import ClosedDay, ClosedKind, Forum
from cases.rules.counting import add_months, due
from cases.rules.errors import RuleError
from cases.rules.limits import Unit
from cases.rules.sums import Computation, Mark

S, C, F = Forum.STATUTORY, Forum.COURT_OFFICE, Forum.FIXED
D, M, Y = Unit.DAYS, Unit.MONTHS, Unit.YEARS


def day(text):
    return dt.date.fromisoformat(text)


WORKED = [
    (1, "2024-01-10", 14, D, S, "2024-01-24", "2024-01-24"),
    (3, "2024-03-15", 14, D, S, "2024-03-29", "2024-04-02"),
    (4, "2024-03-15", 14, D, C, "2024-03-29", "2024-04-02"),
    (5, "2024-03-01", 28, D, S, "2024-03-29", "2024-04-02"),
    (7, "2024-09-06", 28, D, S, "2024-10-04", "2024-10-04"),
    (8, "2024-11-30", 3, M, C, "2025-02-28", "2025-02-28"),
    (10, "2024-12-12", 14, D, C, "2024-12-26", "2024-12-27"),
    (11, "2025-01-15", 14, D, S, "2025-01-29", "2025-02-01"),
    (14, "2025-04-04", 14, D, S, "2025-04-18", "2025-04-22"),
    (15, "2025-04-07", 14, D, S, "2025-04-21", "2025-04-22"),
    (17, "2025-05-17", 14, D, S, "2025-05-31", "2025-06-02"),
    (19, "2025-11-19", 3, M, C, "2026-02-19", "2026-02-20"),
    (21, "2026-01-10", 14, D, S, "2026-01-24", "2026-01-24"),
    (23, "2026-02-03", 14, D, S, "2026-02-17", "2026-02-20"),
    (24, "2026-01-20", 28, D, S, "2026-02-17", "2026-02-20"),
    (26, "2026-02-04", 14, D, C, "2026-02-18", "2026-02-20"),
    (28, "2026-03-21", 14, D, S, "2026-04-04", "2026-04-08"),
    (30, "2026-03-06", 28, D, S, "2026-04-03", "2026-04-08"),
    (34, "2026-05-10", 14, D, S, "2026-05-24", "2026-05-26"),
    (35, "2026-05-11", 14, D, S, "2026-05-25", "2026-05-26"),
    (36, "2026-06-05", 14, D, S, "2026-06-19", "2026-06-20"),
    (38, "2026-09-12", 14, D, C, "2026-09-26", "2026-09-28"),
    (39, "2026-10-05", 14, D, S, "2026-10-19", "2026-10-20"),
    (41, "2026-12-12", 14, D, C, "2026-12-26", "2026-12-28"),
    (43, "2027-01-25", 14, D, S, "2027-02-08", "2027-02-10"),
    (44, "2027-03-12", 14, D, C, "2027-03-26", "2027-03-30"),
    (45, "2027-05-31", 6, M, F, "2027-11-30", "2027-11-30"),
    (48, "2027-11-27", 28, D, S, "2027-12-25", "2027-12-28"),
    (49, "2027-12-13", 14, D, C, "2027-12-27", "2027-12-28"),
    (51, "2024-02-28", 6, Y, C, "2030-02-28", "2030-02-28"),
]


@pytest.mark.parametrize(
    ("start", "period", "unit", "forum", "raw_end", "last"),
    [row[1:] for row in WORKED],
    ids=[f"row {row[0]}" for row in WORKED],
)
def test_worked_table(closed, start, period, unit, forum, raw_end, last):
    told = due(day(start), period, unit, forum, closed)

    assert (told.raw_end, told.due) == (day(raw_end), day(last))


SHORT = [
    # Statute, six days or fewer: Good Friday, its morrow, Sunday, Monday and Tuesday are not counted.
    ("2026-04-01", 1, S, "2026-04-02"),
    ("2026-04-01", 2, S, "2026-04-08"),
    ("2026-04-01", 6, S, "2026-04-13"),  # Saturday 11 Apr counts, Sunday 12 Apr does not
    ("2026-04-01", 7, S, "2026-04-08"),  # seven days: all counted, only the end moves
    # Statute: an ordinary Saturday is counted and may be the last day.
    ("2026-01-08", 2, S, "2026-01-10"),
    # Court, seven days or fewer: Saturdays are left out besides.
    ("2026-01-08", 2, C, "2026-01-12"),
    ("2026-01-08", 7, C, "2026-01-19"),
    ("2026-01-08", 8, C, "2026-01-16"),  # eight days: weekend counted
    ("2026-04-01", 7, C, "2026-04-15"),
    # A fixed date leaves nothing out.
    ("2026-04-01", 2, F, "2026-04-03"),
]


@pytest.mark.parametrize(("start", "period", "forum", "last"), SHORT)
def test_short_period(closed, start, period, forum, last):
    assert due(day(start), period, D, forum, closed).due == day(last)


WEATHER = [
    ("2026-08-20", 14, S, [ClosedKind.GALE], "2026-09-03", "2026-09-04"),
    ("2026-08-20", 14, C, [ClosedKind.BLACK_RAIN], "2026-09-03", "2026-09-04"),
    ("2026-08-20", 14, F, [ClosedKind.GALE], "2026-09-03", "2026-09-03"),
    ("2026-08-20", 14, C, [ClosedKind.OFFICE_CLOSURE], "2026-09-03", "2026-09-04"),
    ("2026-08-20", 14, S, [ClosedKind.OFFICE_CLOSURE], "2026-09-03", "2026-09-03"),
    ("2026-08-21", 14, S, [ClosedKind.GALE], "2026-09-04", "2026-09-05"),  # Saturday stands
    ("2026-08-21", 14, C, [ClosedKind.GALE], "2026-09-04", "2026-09-07"),  # court: Monday
    ("2026-08-20", 12, S, [ClosedKind.GALE], "2026-09-02", "2026-09-01"),  # after the end: no matter
    ("2026-08-20", 16, S, [ClosedKind.GALE], "2026-09-03", "2026-09-05"),  # inside a long period: counted
    ("2026-09-01", 3, S, [ClosedKind.GALE], "2026-09-03", "2026-09-05"),  # inside a short one: not
]


@pytest.mark.parametrize(("start", "period", "forum", "kinds", "weather_on", "last"), WEATHER)
def test_weather_day(closed, start, period, forum, kinds, weather_on, last):
    with_weather = closed.plus(ClosedDay(day(weather_on), kind) for kind in kinds)

    assert due(day(start), period, D, forum, with_weather).due == day(last)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-11-30", 3, "2025-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2023-11-29", 3, "2024-02-29"),
        ("2025-02-28", 3, "2025-05-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-10-31", 3, "2027-01-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_add_months(start, months, end):
    assert add_months(day(start), months) == day(end)


def test_due_in_years_from_leap_day(closed):
    told = due(day("2024-02-29"), 1, Y, F, closed)

    assert told.due == day("2025-02-28")
    assert [step.code for step in told.steps] == [
        "EVENT_DAY_EXCLUDED",
        "YEARS_COUNTED",
        "NO_CORRESPONDING_DATE",
        "FIXED_NEVER_MOVES",
    ]


def test_three_months_is_not_ninety_days(closed):
    start = day("2026-03-02")

    assert due(start, 3, M, C, closed).due == day("2026-06-02")
    assert due(start, 90, D, C, closed).due == day("2026-06-01")


def test_steps_and_calendar(closed):
    told = due(day("2026-03-20"), 14, D, S, closed)

    assert [(step.code, step.params) for step in told.steps] == [
        ("EVENT_DAY_EXCLUDED", {"start_on": "2026-03-20"}),
        ("DAYS_COUNTED", {"period": 14, "first_on": "2026-03-21", "end_on": "2026-04-03"}),
        (
            "MOVED",
            {
                "days": ["2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06", "2026-04-07"],
                "due_on": "2026-04-08",
            },
        ),
    ]
    assert [(cell.on.isoformat()[5:], cell.mark, cell.number) for cell in told.days[:2]] == [
        ("03-20", Mark.EVENT, None),
        ("03-21", Mark.COUNTED, 1),
    ]
    assert [(cell.on.isoformat()[5:], cell.mark, cell.number) for cell in told.days[-6:]] == [
        ("04-03", Mark.PASSED_OVER, 14),
        ("04-04", Mark.PASSED_OVER, None),
        ("04-05", Mark.PASSED_OVER, None),
        ("04-06", Mark.PASSED_OVER, None),
        ("04-07", Mark.PASSED_OVER, None),
        ("04-08", Mark.DUE, None),
    ]
    assert [closure.name_en for closure in told.days[-6].closures] == ["Good Friday"]


def test_calendar_of_long_period_tells_its_end(closed):
    told = due(day("2026-01-05"), 6, M, S, closed)

    assert told.days[0].on == day("2026-01-05")
    assert [told.days[1].on, told.days[-1].on, told.days[-1].mark] == [
        day("2026-06-22"),
        day("2026-07-06"),
        Mark.DUE,
    ]


def test_short_period_tells_what_it_leaves_out(closed):
    told = due(day("2026-01-08"), 2, D, C, closed)

    assert told.steps[1].code == "SHORT_PERIOD"
    assert told.steps[1].params["days"] == ["2026-01-10", "2026-01-11"]
    assert [cell.mark for cell in told.days] == [
        Mark.EVENT,
        Mark.COUNTED,
        Mark.LEFT_OUT,
        Mark.LEFT_OUT,
        Mark.DUE,
    ]


@pytest.mark.parametrize(
    ("start", "period", "forum", "act_by"),
    [
        ("2026-01-10", 14, S, "2026-01-23"),  # Saturday: Friday before
        ("2026-06-05", 14, S, "2026-06-18"),  # Saturday after a Friday holiday: Thursday
        ("2025-01-15", 14, S, "2025-01-28"),  # Saturday after three holidays: Tuesday
        ("2026-03-20", 14, F, "2026-04-02"),  # fixed on Good Friday
    ],
)
def test_act_by_when_offices_are_shut(closed, start, period, forum, act_by):
    assert due(day(start), period, D, forum, closed).note("ACT_BY") == {"act_by_on": act_by}


def test_no_act_by_on_office_day(closed):
    assert due(day("2026-01-13"), 14, D, S, closed).notes == ()


def test_vacation_is_a_note_only(closed):
    told = due(day("2026-07-24"), 14, D, C, closed)

    assert told.due == day("2026-08-07")
    assert told.note("VACATION_ARGUABLE") == {"later_on": "2026-09-07"}


@pytest.mark.parametrize(
    ("start", "period", "unit", "forum", "later"),
    [
        ("2026-07-31", 7, D, C, "2026-09-09"),
        ("2026-07-15", 1, M, C, "2026-09-15"),
        ("2026-08-10", 14, D, C, "2026-09-14"),
    ],
)
def test_vacation_in_short_and_month_periods(closed, start, period, unit, forum, later):
    assert due(day(start), period, unit, forum, closed).note("VACATION_ARGUABLE") == {"later_on": later}


@pytest.mark.parametrize(
    ("start", "period", "unit", "forum"),
    [
        ("2026-07-24", 14, D, S),  # not before a statutory body
        ("2026-07-24", 3, M, C),  # not for more than a month
        ("2026-06-01", 14, D, C),  # ends before August
    ],
)
def test_vacation_does_not_apply(closed, start, period, unit, forum):
    assert due(day(start), period, unit, forum, closed).note("VACATION_ARGUABLE") is None


@pytest.mark.parametrize(
    ("start", "period", "unit", "years"),
    [
        ("2029-12-20", 14, D, [2030]),
        ("2027-12-13", 14, D, []),
        ("2027-12-18", 14, D, [2028]),
        ("2023-12-26", 14, D, []),  # the holidays of 2023 do not change the end
        ("2023-12-28", 5, D, [2023]),  # here they do: a short period
        ("2024-02-28", 6, Y, [2030]),
    ],
)
def test_year_without_holidays_warns(closed, start, period, unit, years):
    told = due(day(start), period, unit, S, closed)

    assert [note.params["year"] for note in told.notes if note.code == "YEAR_NOT_LOADED"] == years


def test_sunday_is_closed_in_a_year_not_loaded(closed):
    assert due(day("2031-06-01"), 14, D, S, closed).due == day("2031-06-16")


def test_unchecked_year_is_noted(closed):
    assert due(day("2027-01-25"), 14, D, S, closed).note("YEAR_UNVERIFIED") == {"year": 2027}
    assert due(day("2026-01-26"), 14, D, S, closed).note("YEAR_UNVERIFIED") is None


def test_one_holiday_does_not_make_a_year(closed):
    one = closed.plus([ClosedDay(day("2028-01-01"), ClosedKind.GENERAL_HOLIDAY)])

    assert sorted(one.years_loaded) == [2024, 2025, 2026, 2027]


def test_sum_survives_keeping(closed):
    told = due(day("2026-03-20"), 14, D, S, closed)

    assert Computation.from_json(told.to_json()) == told


@pytest.mark.parametrize(
    ("period", "unit", "code"),
    [
        (0, D, "PERIOD_TOO_SHORT"),
        (-3, M, "PERIOD_TOO_SHORT"),
        (10**9, D, "PERIOD_TOO_LONG"),
        (9000, Y, "PERIOD_TOO_LONG"),
    ],
)
def test_impossible_period(closed, period, unit, code):
    with pytest.raises(RuleError) as refused:
        due(day("2026-01-01"), period, unit, S, closed)

    assert refused.value.code == code

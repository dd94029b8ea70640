"""What must hold for every sum, whatever the dates."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from cases.rules.book.general_holidays import GENERAL_HOLIDAYS
from cases.rules.closed_days import ClosedDay, ClosedDays, ClosedKind, Forum
from cases.rules.counting import due, is_short
from cases.rules.limits import Unit
from cases.rules.sums import Computation, Mark
from cases.rules.working_days import is_working_day, working_days_before, working_days_left

CLOSED = ClosedDays.of(GENERAL_HOLIDAYS)
starts = st.dates(dt.date(2023, 6, 1), dt.date(2028, 6, 1))
forums = st.sampled_from(Forum)
periods = st.one_of(
    st.tuples(st.integers(1, 60), st.just(Unit.DAYS)),
    st.tuples(st.integers(1, 18), st.just(Unit.MONTHS)),
    st.tuples(st.integers(1, 6), st.just(Unit.YEARS)),
)
kinds = st.sampled_from(ClosedKind)


@given(starts, periods, forums)
def test_never_before_its_raw_end_and_never_on_a_closed_day(start, period, forum):
    told = due(start, *period, forum, CLOSED)

    assert start < told.raw_end <= told.due
    assert not CLOSED.is_closed(forum, told.due)


@given(starts, periods)
def test_a_fixed_date_never_moves(start, period):
    told = due(start, *period, Forum.FIXED, CLOSED)

    assert told.due == told.raw_end


@given(starts, periods, forums, st.lists(st.tuples(st.integers(1, 120), kinds), max_size=6))
def test_a_closed_day_more_never_shortens(start, period, forum, extra):
    days = [ClosedDay(start + dt.timedelta(days=ahead), kind) for ahead, kind in extra]

    assert due(start, *period, forum, CLOSED).due <= due(start, *period, forum, CLOSED.plus(days)).due


@given(starts, periods, forums)
def test_a_later_event_never_ends_earlier(start, period, forum):
    later = start + dt.timedelta(days=1)

    assert due(start, *period, forum, CLOSED).due <= due(later, *period, forum, CLOSED).due


@given(starts, st.integers(1, 60), forums)
def test_the_calendar_counts_to_the_period(start, days, forum):
    told = due(start, days, Unit.DAYS, forum, CLOSED)
    numbers = [cell.number for cell in told.days if cell.number]

    assert numbers == list(range(1, days + 1))
    assert [cell.on for cell in told.days] == sorted({cell.on for cell in told.days})
    assert told.days[-1].mark == Mark.DUE
    left_out = [cell for cell in told.days if cell.mark == Mark.LEFT_OUT]
    assert not left_out or is_short(days, Unit.DAYS, forum)


@given(starts, periods, forums)
def test_a_kept_sum_reads_back_the_same(start, period, forum):
    told = due(start, *period, forum, CLOSED)

    assert Computation.from_json(told.to_json()) == told


@given(starts, periods)
def test_the_court_never_closes_before_the_statute_would(start, period):
    ends = [
        due(start, *period, forum, CLOSED).due for forum in (Forum.FIXED, Forum.STATUTORY, Forum.COURT_OFFICE)
    ]

    assert ends == sorted(ends)


@given(starts, st.integers(1, 20))
def test_counting_back_and_forth_agree(start, count):
    before = working_days_before(start, count, CLOSED)

    assert is_working_day(before, CLOSED)
    spare = 0 if is_working_day(start, CLOSED) else 1
    assert working_days_left(before, start, CLOSED) == count - spare

"""Small numbers hide, and hide what would give them away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rules import bar_width, hidden_cells, threshold


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([], []),
        ([0, 0], [False, False]),
        ([31, 46], [False, False]),
        ([31, 4, 46], [True, True, False]),
        ([3, 4, 46], [True, True, False]),
        ([4], [True]),
        ([4, 0, 0], [True, False, False]),
        ([5, 5], [False, False]),
    ],
)
def test_which_counts_are_hidden(counts, hidden):
    assert hidden_cells(counts, 5) == hidden


@given(st.lists(st.integers(min_value=0, max_value=60), max_size=9))
def test_no_hidden_count_follows_from_the_total(counts):
    hidden = hidden_cells(counts, 5)
    assert all(hide for count, hide in zip(counts, hidden, strict=True) if 0 < count < 5)
    if sum(hidden) == 1:
        others = [count for count, hide in zip(counts, hidden, strict=True) if not hide]
        assert not any(others)


@pytest.mark.parametrize(("wanted", "least"), [(1, 5), (5, 5), (10, 10)])
def test_the_threshold_is_never_below_five(wanted, least):
    assert threshold(wanted) == least


@pytest.mark.parametrize(("count", "largest", "width"), [(0, 0, 0), (10, 10, 440), (5, 10, 220)])
def test_bars(count, largest, width):
    assert bar_width(count, largest, 440) == width

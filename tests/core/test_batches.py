"""Rows in lists of a bounded length."""

import pytest

from core.batches import batches


@pytest.mark.parametrize(
    ("count", "found"),
    [(0, []), (1, [[0]]), (3, [[0, 1, 2]]), (4, [[0, 1, 2], [3]]), (6, [[0, 1, 2], [3, 4, 5]])],
)
def test_lists_are_full_but_the_last(count, found):
    assert list(batches(range(count), 3)) == found

"""Small numbers: a count that could point at a person is hidden, and so is what would give it away by subtraction."""

from collections.abc import Sequence

LEAST_EVER = 5


def threshold(wanted: int) -> int:
    """The smallest count shown: a setting, never below five (practice of statistical offices; domain: small cells)."""
    return max(wanted, LEAST_EVER)


def hidden_cells(counts: Sequence[int], least: int, *, total_is_shown: bool = True) -> list[bool]:
    """Which of a column's counts are hidden.

    Counts from 1 to `least` - 1 are; nought is not. Where the total stands below and a single cell is
    hidden, the next smallest one is hidden with it, or subtraction would give it back.
    """
    hidden = [0 < count < least for count in counts]
    if total_is_shown and sum(hidden) == 1:
        others = [i for i, count in enumerate(counts) if not hidden[i] and count > 0]
        if others:
            hidden[min(others, key=lambda i: counts[i])] = True
    return hidden


def bar_width(count: int, largest: int, full: int) -> int:
    """Width of a bar in a chart of `full` units."""
    return round(full * count / largest) if largest else 0

"""Many rows a few at a time: a statement takes at most 65,535 parameters, and memory is for all."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Row = TypeVar("Row")
BATCH = 5000


def batches(rows: Iterable[Row], size: int = BATCH) -> Iterator[list[Row]]:
    """The rows in lists of at most `size`, in their order."""
    coming = iter(rows)
    while some := list(islice(coming, size)):
        yield some

"""The cast of the case tests, for what reports say about their deadlines."""

from tests.cases.conftest import case, nadia, omar, ruth

__all__ = ["case", "nadia", "omar", "ruth"]

import pytest

from cases.rules.book.general_holidays import GENERAL_HOLIDAYS
from cases.rules.closed_days import ClosedDays


@pytest.fixture(scope="session")
def closed():
    """The general holidays as committed, without weather."""
    return ClosedDays.of(GENERAL_HOLIDAYS)

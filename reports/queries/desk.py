"""The desk's own look-ups."""

import datetime as dt
from typing import Any

from core.access import Seen, read
from core.models import ClosedDay

AHEAD = dt.timedelta(days=14)


def closed_days_ahead(user: Any, today: dt.date) -> list[Seen]:
    """Holidays, weather and closures of the next two weeks."""
    rows = ClosedDay.objects.visible_to(user).filter(day__gte=today, day__lte=today + AHEAD)
    return read(user, rows.order_by("day")[:20])

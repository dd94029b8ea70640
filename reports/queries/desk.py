"""The desk's own look-ups."""

import datetime as dt
from typing import Any

from cases.policy import may_assign
from core.access import Seen, read
from core.models import ClosedDay
from reports.feeds.team import has_team

AHEAD = dt.timedelta(days=14)


def closed_days_ahead(user: Any, today: dt.date) -> list[Seen]:
    """Holidays, weather and closures of the next two weeks."""
    rows = ClosedDay.objects.visible_to(user).filter(day__gte=today, day__lte=today + AHEAD)
    return read(user, rows.order_by("day")[:20])


def desks_of(user: Any) -> list[str]:
    """The desks a user may look at: one's own, the team's, and what is nobody's."""
    return ["mine", *(["team"] if has_team(user) else []), *(["nobody"] if may_assign(user) else [])]

"""What pro bono work tells in a case's chronology: with whom it was placed, by whom, and when that ended."""

import datetime as dt
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.timeline import Entry, Feeder, register_feeder
from core.access import Seen, reading
from core.templatetags.house import day as in_full
from core.together import Reader
from probono.models import Placement


def placement_entries(user: Any, case: Seen, before: dt.date | None, limit: int) -> Reader[list[Entry]]:
    """Placements, each on the day it began and once more on the day it ended."""
    rows = Placement.objects.visible_to(user).filter(case=case.pk)
    if before is not None:
        rows = rows.filter(Q(started_on__lt=before) | Q(ended_on__lt=before))
    placements = yield from reading(user, rows[:limit], follow=["lawyer", "firm"])
    told = [entry for one in placements for entry in _told(one)]
    return [entry for entry in told if before is None or entry.on < before]


def _told(placement: Seen) -> list[Entry]:
    return [_begun(placement), *([_ended(placement)] if placement.ended_on else [])]


def _begun(placement: Seen) -> Entry:
    words = {
        "lawyer": placement.lawyer.full_name,
        "firm": placement.firm.name_en,
        "day": in_full(placement.until_on),
    }
    return Entry(
        on=placement.started_on,
        icon="briefcase",
        title=_("Placed with %(lawyer)s, %(firm)s, until %(day)s") % words,
        who=placement.placed_by_id if placement.may_read("placed_by") else None,
    )


def _ended(placement: Seen) -> Entry:
    words = {"lawyer": placement.lawyer.full_name}
    return Entry(
        on=placement.ended_on,
        icon="briefcase",
        title=_("Placement with %(lawyer)s ended") % words,
        texts=(placement.end_reason,) if placement.may_read("end_reason") else (),
    )


register_feeder(Feeder(key="probono.placements", kind="access", feed=placement_entries))

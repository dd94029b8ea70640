"""What the lawyers' door and the coordinator's desk show."""

from decimal import Decimal
from typing import Any

from django.db.models import Sum

from accounts.models import Organisation, User
from cases.models import Deadline
from core.access import Seen, attach_many, read
from core.clock import today
from probono.models import Opportunity, Placement, TimeEntry
from probono.policy.access import FIRM_KINDS, LAWYER_ROLE


def placements_of(user: Any) -> list[Seen]:
    """The lawyer's live placements with case, client and open deadlines, earliest first."""
    rows = Placement.objects.visible_to(user).filter(ended_on=None).order_by("until_on")
    placements = read(user, rows[:100], follow=["case__client"])
    cases = [one.case for one in placements if not one.case.is_restricted]
    open_ones = Deadline.objects.visible_to(user).filter(state=Deadline.State.OPEN).order_by("due_on")
    attach_many(user, cases, open_ones, by="case", name="deadlines", follow=["limit"])
    return placements


def hours_this_month(user: Any) -> Decimal:
    """Hours the lawyer has logged since the first of the month."""
    rows = TimeEntry.objects.visible_to(user).filter(worked_on__gte=today().replace(day=1))
    return rows.aggregate(total=Sum("hours"))["total"] or Decimal("0")


def hours_of(user: Any, limit: int = 100) -> list[Seen]:
    """The lawyer's newest entries."""
    rows = TimeEntry.objects.visible_to(user).order_by("-worked_on", "-created_at")
    return read(user, rows[:limit], follow=["placement__case"])


def open_offers(user: Any) -> list[Seen]:
    """Opportunities on the list, the most urgent first."""
    rows = Opportunity.objects.visible_to(user).filter(state=Opportunity.State.OPEN)
    return read(user, rows.order_by("wanted_by_on", "created_at")[:100])


def live_placements(user: Any) -> list[Seen]:
    """Placements that run now, the next to end first."""
    rows = Placement.objects.visible_to(user).filter(ended_on=None).order_by("until_on")
    return read(user, rows[:200], follow=["case", "lawyer", "firm"])


def firms(user: Any) -> list[Seen]:
    """Firms and chambers that have not left."""
    rows = Organisation.objects.visible_to(user).filter(kind__in=FIRM_KINDS, ended_on=None)
    return read(user, rows.order_by("name_en"))


def lawyers(user: Any) -> list[Seen]:
    """Lawyers who may sign in."""
    rows = User.objects.visible_to(user).filter(role=LAWYER_ROLE, is_active=True)
    return read(user, rows.order_by("full_name"), fields=["full_name", "organisation"])

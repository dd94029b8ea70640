"""Households: opened with their people, joined and left."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from clients.models import Client, Household, HouseholdMember
from clients.models.households import Relationship
from core.access import Refused, lock, save_changes
from core.clock import today
from core.db import acting

from .rows import add_row


def open_household(*, by: Any, members: Iterable[tuple[Client, str]]) -> Household:
    """A household of clients the user reaches; each with what they are to the first person."""
    with acting(by, "clients.open_household"):
        household = Household.objects.create()
        for client, relationship in members:
            add_member(household, client, relationship, by=by)
    return household


def join_household(
    *, household_id: Any, client_id: Any, relationship: str, by: Any, joined_on: dt.date | None = None
) -> HouseholdMember:
    """Add a client to a household one of whose members the user reaches."""
    with acting(by, "clients.join_household"):
        household = lock(Household, household_id, by=by)
        client = lock(Client, client_id, by=by)
        return add_member(household, client, relationship, by=by, joined_on=joined_on)


def join_by_reference(
    *, client_id: Any, reference: str, by: Any, relationship: str = "", **values: Any
) -> HouseholdMember:
    """Bring a client, named by reference, into another one's household; a first one opens it.

    Raises:
        ValidationError: no client of the user has this reference, or they are in a household already.
    """
    with acting(by, "clients.join_household"):
        client = lock(Client, client_id, by=by)
        wanted = Client.objects.visible_to(by).filter(reference=reference.strip().upper())
        other = wanted.exclude(pk=client.pk).first()
        if other is None:
            raise ValidationError(
                {"reference": _("None of your clients has this reference. Check the number")}
            )
        own = client.memberships.filter(left_on=None).first()
        household = own.household if own else Household.objects.create()
        if own is None:
            add_member(household, client, Relationship.SELF, by=by)
        return add_member(household, other, relationship, by=by, joined_on=values.get("joined_on"))


def leave_household(*, member_id: Any, by: Any, on: dt.date | None = None) -> HouseholdMember:
    """A client leaves; the row stays as the household's past."""
    with acting(by, "clients.leave_household"):
        member = lock(HouseholdMember, member_id, by=by)
        save_changes(member, {"left_on": on or today()}, by=by)
    return member


def add_member(
    household: Household, client: Client, relationship: str, *, by: Any, joined_on: dt.date | None = None
) -> HouseholdMember:
    """One member's row; to be called inside `acting`."""
    if not Client.objects.visible_to(by).filter(pk=client.pk).exists():
        raise Refused
    values = {"relationship": relationship or Relationship.OTHER, "joined_on": joined_on}
    return add_row(HouseholdMember, client, values, by=by, computed={"household": household})

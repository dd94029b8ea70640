"""What the panels of a client's file show, read as the user may read it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.files import PLACE, below
from clients.models import (
    ClientIdentifier,
    ClientName,
    ClientNationality,
    Consent,
    DetentionSpan,
    HouseholdMember,
    Recognizance,
    Relative,
    SpecificNeed,
)
from clients.places import country_name
from clients.summaries import lines_of
from core.access import Restricted, Seen, may_open, read
from core.panels import ShownPanel

NUMBERS, PROTECTION = "arrived_on", "protection_note"
Rows = list[Seen] | Restricted


def about(user: Any, client: Seen) -> dict[str, Any]:
    """The overview's facts: who the person is and what is around them now."""
    known = below(user, client, ClientName.objects.visible_to(user).filter(ended_on=None))
    return {
        "names": known,
        "paper_names": _of_kind(known, ClientName.Kind.PAPERS),
        "script_names": _other_scripts(known),
        "nationalities": below(
            user, client, ClientNationality.objects.visible_to(user).filter(ended_on=None)
        ),
        "needs": below(
            user, client, SpecificNeed.objects.visible_to(user).filter(ended_on=None), anchor=PROTECTION
        ),
        "residence": _country(client.habitual_residence),
        **surroundings(user, client),
    }


def surroundings(user: Any, client: Seen) -> dict[str, Rows]:
    """Detention and recognizance now."""
    now_detained = DetentionSpan.objects.visible_to(user).filter(ended_on=None)
    papers = Recognizance.objects.visible_to(user).filter(ended_on=None)
    return {
        "detentions": below(user, client, now_detained),
        "recognizances": below(user, client, papers, anchor=NUMBERS),
    }


def _country(code: Any) -> Any:
    return code if getattr(code, "is_restricted", False) or not code else country_name(code)


def _of_kind(rows: Rows, kind: str) -> list[str] | Restricted:
    return rows if isinstance(rows, Restricted) else [row.full_name for row in rows if row.kind == kind]


def _other_scripts(rows: Rows) -> list[Seen]:
    found: Iterable[Seen] = () if isinstance(rows, Restricted) else rows
    return [row for row in found if row.script not in {"LATIN", ""}]


def names(user: Any, client: Seen) -> dict[str, Any]:
    """Everything under "Names and numbers", the past included."""
    return {
        "names": below(user, client, ClientName.objects.visible_to(user)),
        "nationalities": below(user, client, ClientNationality.objects.visible_to(user)),
        "identifiers": below(user, client, ClientIdentifier.objects.visible_to(user), anchor=NUMBERS),
        "detentions": below(user, client, DetentionSpan.objects.visible_to(user)),
        "recognizances": below(user, client, Recognizance.objects.visible_to(user), anchor=NUMBERS),
    }


def household(user: Any, client: Seen) -> dict[str, Any]:
    """The members the user is on, each with their matters; family elsewhere behind one chip."""
    relatives = Relative.objects.visible_to(user).filter(ended_on=None)
    return {
        "members": _members(user, client),
        "relatives": below(user, client, relatives, anchor=PROTECTION),
    }


def _members(user: Any, client: Seen) -> Rows:
    reached = HouseholdMember.objects.visible_to(user).filter(left_on=None)
    own = below(user, client, reached)
    if isinstance(own, Restricted):
        return own
    together = reached.filter(household__in=[member.household_id for member in own])
    members = read(user, together, follow=["client"])
    lines = lines_of(user, [member.client_id for member in members])
    for member in members:
        member.attach("lines", lines[member.client_id])
        member.attach("is_this_client", member.client_id == client.pk)
    return members


def consents(user: Any, client: Seen) -> dict[str, Rows]:
    """The ledger: in force first."""
    rows = below(user, client, Consent.objects.visible_to(user))
    if isinstance(rows, Restricted):
        return {"consents": rows}
    order = {Consent.State.IN_FORCE: 0, Consent.State.ASKED: 1}
    return {"consents": sorted(rows, key=lambda consent: order.get(consent.state, 2))}


def past(user: Any, client: Seen) -> list[ShownPanel]:
    """The record's own panels, those the user may open."""
    wanted = [
        ("core:looked", "looked", _("Who has looked")),
        ("core:history", "history", _("What changed")),
        ("core:who", "who", _("Who can see this")),
    ]
    return [
        ShownPanel(key, title, reverse(url, args=[PLACE, client.pk]), None, "main", False)
        for url, key, title in wanted
        if may_open(user, url)
    ]

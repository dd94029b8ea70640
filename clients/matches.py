"""Possible matches as their reader may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from clients.files import person_in_words
from clients.models import Client, ClientName
from clients.queries import possible_matches
from clients.rules import Match
from clients.rules.matching import NAME, NUMBER, PHONE, SOUND, YEAR
from core.access import Seen, attach_many, read, record_list

REASONS = {
    NUMBER: _("Same number on a paper"),
    PHONE: _("Same phone"),
    NAME: _("The name is alike"),
    SOUND: _("The name sounds alike"),
    YEAR: _("Same year of birth"),
}


@dataclass(frozen=True)
class Card:
    """One possible match beside what was asked."""

    client: Seen
    score: int
    reasons: tuple[Any, ...]
    person: str


def found_for(user: Any, asked: Mapping[str, Any]) -> dict[str, Any]:
    """`cards` of clients the user reaches, and `others`: how many more there are that are not theirs to see."""
    matches = possible_matches(
        names=[asked["name"]],
        birth_year=asked["birth_year"],
        phone=asked["phone"] or "",
        identifiers=[asked["number"]] if asked["number"] else [],
    )
    cards = cards_for(user, matches)
    return {"cards": cards, "others": len(matches) - len(cards)}


def cards_for(user: Any, matches: list[Match]) -> list[Card]:
    """The matches the user may open, best first. A hidden name is never told by its match."""
    by_client = {match.client_id: match for match in matches if not match.is_name_hidden}
    clients = read(user, Client.objects.visible_to(user).filter(pk__in=by_client))
    names = ClientName.objects.visible_to(user).filter(ended_on=None)
    attach_many(user, clients, names, by="client", name="names")
    record_list(user, "search", clients)
    cards = [_card(client, by_client[client.pk]) for client in clients]
    return sorted(cards, key=lambda card: -card.score)


def _card(client: Seen, match: Match) -> Card:
    reasons = tuple(REASONS[code] for code in match.reasons)
    return Card(client, match.score, reasons, person_in_words(client))

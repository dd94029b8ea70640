"""Searching and matching: what a user may search by, and what the house compares on its own."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import FloatField, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from rapidfuzz import fuzz

from clients.models import Client, ClientIdentifier, ClientName
from clients.rules import Match, Record, fold_digits, fold_name, fold_number, score, sound_of
from clients.rules.matching import WORTH_SHOWING
from core.access import Seen, policy_of, read
from core.db import system_context
from core.forms.text import clean_text

CANDIDATES = 100
SHOWN = 50
SHORTEST_PHONE = 6


def possible_matches(
    *,
    names: Iterable[str],
    birth_year: int | None = None,
    phone: str = "",
    identifiers: Iterable[str] = (),
    but_not: Any = None,
    limit: int = 10,
) -> list[Match]:
    """Clients who may be the person asked about, best first, with the reasons.

    Compares in the house's own name, across all clients: pages show of the answers what their reader
    may see, and say nothing of a client whose name is hidden but that one exists.
    """
    asked = Record(
        names=tuple(name for name in names if name and name.strip())[:8],
        birth_year=birth_year,
        phone=fold_digits(phone),
        numbers=frozenset(filter(None, map(fold_number, identifiers))),
    )
    with system_context("clients.possible_matches"):
        found = [_match(asked, client) for client in _candidates(asked).exclude(pk=but_not)]
    worth = [match for match in found if match.score >= WORTH_SHOWING]
    return sorted(worth, key=lambda match: (-match.score, str(match.client_id)))[:limit]


def _match(asked: Record, client: Client) -> Match:
    known = Record(
        names=tuple(name.full_name for name in client.names.all()),
        birth_year=client.birth_year,
        phone=client.phone_digits,
        numbers=frozenset(row.number_key for row in client.identifiers.all()),
    )
    points, reasons = score(asked, known)
    return Match(client.pk, points, reasons, client.is_name_hidden)


def _candidates(asked: Record) -> QuerySet[Client]:
    """Clients who share a number or a phone, and the closest by trigrams of letters or sounds."""
    keys = set(_nearest_names(asked.names))
    if asked.numbers:
        rows = ClientIdentifier.objects.filter(number_key__in=asked.numbers)
        keys |= set(rows.values_list("client_id", flat=True)[:CANDIDATES])
    if len(asked.phone) >= SHORTEST_PHONE:
        rows = Client.objects.filter(phone_digits=asked.phone)
        keys |= set(rows.values_list("pk", flat=True)[:CANDIDATES])
    return Client.objects.filter(pk__in=keys).prefetch_related("names", "identifiers")


def _nearest_names(names: Iterable[str]) -> list[Any]:
    alike, closeness = Q(pk__in=[]), []
    for name in names:
        letters, sounds = fold_name(name), sound_of(name)
        alike |= Q(search_key__trigram_similar=letters) | Q(sound_key__trigram_similar=sounds)
        closeness += [TrigramSimilarity("search_key", letters), TrigramSimilarity("sound_key", sounds)]
    if not closeness:
        return []
    rows = ClientName.objects.filter(alike).values("client_id").annotate(near=Max(Greatest(*closeness)))
    return [row["client_id"] for row in rows.order_by("-near", "client_id")[:CANDIDATES]]


def search_clients(user: Any, text: str, *, limit: int = SHOWN) -> list[Seen]:
    """Clients the user reaches, by reference, code name, name, phone or number: whatever of it they may read.

    A hidden name is not searched, unless the user has opened it; nor is any column the user cannot read.
    """
    words = clean_text(text).strip()[:200]
    if not words:
        return []
    rows = Client.objects.visible_to(user).filter(matching(user, words))
    found = read(user, rows.order_by(nearness(user, words).desc(), "-created_at", "id")[: limit * 2])
    return sorted(found, key=lambda client: -_closeness(client, words))[:limit]


def matching(user: Any, words: str) -> Q:
    """Clients who match what was typed, by the columns this user may read on every client."""
    words = clean_text(words).strip()[:200]
    readable = policy_of(Client).readable(user)
    wanted = Q(reference__iexact=words) if "reference" in readable else Q(pk__in=[])
    if "code_name" in readable:
        wanted |= Q(code_name__icontains=words)
    digits = fold_digits(words)
    if "phone_digits" in readable and len(digits) >= SHORTEST_PHONE:
        wanted |= Q(phone_digits__endswith=digits)
    return wanted | _by_name(user, words) | _by_number(user, words)


def nearness(user: Any, words: str, client: str = "pk") -> Coalesce:
    """How near the nearest name comes that the user may search by, 0 to 1: hits are cut off at the far end."""
    names, words = ClientName.objects.none(), clean_text(words).strip()[:200]
    if "search_key" in policy_of(ClientName).readable(user):
        names = ClientName.objects.visible_to(user).filter(client=OuterRef(client), ended_on=None)
    near = Greatest(
        TrigramSimilarity("search_key", fold_name(words)), TrigramSimilarity("sound_key", sound_of(words))
    )
    nearest = names.order_by().values("client").annotate(near=Max(near)).values("near")
    return Coalesce(Subquery(nearest), Value(0.0), output_field=FloatField())


def _by_name(user: Any, words: str) -> Q:
    folded, sound = fold_name(words), sound_of(words)
    if not folded or "search_key" not in policy_of(ClientName).readable(user):
        return Q(pk__in=[])
    alike = Q(search_key__trigram_similar=folded) | Q(search_key__contains=folded)
    if len(sound.replace(" ", "")) >= 3:
        alike |= Q(sound_key__trigram_similar=sound) | Q(sound_key__contains=sound)
    rows = ClientName.objects.visible_to(user).filter(alike, ended_on=None)
    return Q(pk__in=rows.values("client_id"))


def _by_number(user: Any, words: str) -> Q:
    key = fold_number(words)
    if len(key) < 4 or "number_key" not in policy_of(ClientIdentifier).readable(user):
        return Q(pk__in=[])
    rows = ClientIdentifier.objects.visible_to(user).filter(number_key__contains=key)
    return Q(pk__in=rows.values("client_id"))


def _closeness(client: Seen, words: str) -> float:
    if not client.may_read("display_name"):
        return 0.0
    return fuzz.token_set_ratio(fold_name(client.display_name), fold_name(words))

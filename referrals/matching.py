"""Who the house may know already, and whom a referral may bring it into conflict with.

Compared in the house's own name; pages show of what is found only what their reader may see.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rapidfuzz import fuzz

from accounts.models import Organisation, User
from clients.queries import possible_matches
from clients.rules import Match, fold_name
from core.db import system_context
from referrals.models import ConflictDecision, MatchDecision, Referral, ReferredPerson
from referrals.rules import Hit, in_the_way

SHOWN = 10
ALIKE = 88
BETWEEN_NAMES = re.compile(r"[\n,;、，；]")


@dataclass(frozen=True)
class NamedHit:
    """A name of the other side and the record it resembles: `subject` is its label and key."""

    name: str
    label: str
    key: UUID

    @property
    def subject(self) -> str:
        return f"{self.label} {self.key}"


def split_names(text: str) -> list[str]:
    """Names typed one to a line or with commas between."""
    return [name for name in (part.strip() for part in BETWEEN_NAMES.split(text)) if name]


def matches_of(person: ReferredPerson) -> list[Match]:
    """Clients who may be this person, best first; to be called in a trusted context."""
    return possible_matches(
        names=[person.name, person.name_original, *split_names(person.other_names)],
        birth_year=person.birth_on.year if person.birth_on else None,
        phone=person.phone,
        identifiers=[person.identifier],
        but_not=person.client_id,
        limit=SHOWN,
    )


def found_people(referral_id: Any) -> dict[UUID, list[Match]]:
    """Person -> clients who may be them, for everybody of a referral."""
    with system_context("referrals.found_people"):
        return {one.pk: matches_of(one) for one in ReferredPerson.objects.filter(referral=referral_id)}


def found_conflicts(referral_id: Any) -> list[NamedHit]:
    """Known people and organisations that bear a name of the other side."""
    with system_context("referrals.found_conflicts"):
        names = split_names(Referral.objects.values_list("other_side", flat=True).get(pk=referral_id))
        known = list(_known_names()) if names else []
        hits = [NamedHit(name, label, key) for name in names for label, key in _bearers(name, known)]
    return list({hit.subject: hit for hit in hits}.values())[:SHOWN]


def obstacles(referral: Referral) -> tuple[str, ...]:
    """Codes of what keeps a referral from being accepted now."""
    with system_context("referrals.obstacles"):
        decided = _match_answers(referral.pk)
        people = found_people(referral.pk)
        matches = [
            Hit(f"{person} {match.client_id}", decided.get((person, match.client_id), ""))
            for person, found in people.items()
            for match in found
        ]
        answers = dict(_live(ConflictDecision, referral=referral.pk).values_list("subject", "answer"))
        conflicts = [Hit(hit.subject, answers.get(hit.subject, "")) for hit in found_conflicts(referral.pk)]
    return in_the_way(
        consent=referral.consent,
        has_override=bool(referral.consent_override),
        matches=matches,
        conflicts=conflicts,
    )


def _match_answers(referral_id: Any) -> dict[tuple[UUID, UUID], str]:
    rows = _live(MatchDecision, person__referral=referral_id)
    return {
        (person, client): answer
        for person, client, answer in rows.values_list("person", "candidate", "answer")
    }


def _live(model: Any, **where: Any) -> Any:
    return model.objects.filter(undone_at=None, **where)


def _known_names() -> Iterator[tuple[str, UUID, str]]:
    for key, english, chinese in Organisation.objects.values_list("pk", "name_en", "name_zh"):
        yield from ((Organisation._meta.label_lower, key, name) for name in (english, chinese) if name)
    for key, english, chinese in User.objects.values_list("pk", "full_name", "full_name_zh"):
        yield from ((User._meta.label_lower, key, name) for name in (english, chinese) if name)


def _bearers(name: str, known: Iterable[tuple[str, UUID, str]]) -> Iterator[tuple[str, UUID]]:
    folded = fold_name(name)
    for label, key, other in known:
        if fuzz.token_sort_ratio(folded, fold_name(other)) >= ALIKE:
            yield label, key
    for match in possible_matches(names=[name], limit=SHOWN):
        yield "clients.client", match.client_id

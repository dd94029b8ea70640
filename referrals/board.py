"""What one reader sees beside a referral: possible matches, conflicts, and what is still to be decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from clients.places import country_name
from core.access import Seen, read, record_list
from referrals.matching import NamedHit, found_conflicts, found_people
from referrals.models import ConflictDecision, MatchDecision, ReferredPerson
from referrals.rules import Hit, in_the_way
from referrals.telling import ways_in_words

REASONS = {
    "number": _("same number on a paper"),
    "phone": _("same phone"),
    "name": _("name written alike"),
    "sound": _("name sounds the same"),
    "birth_year": _("same year of birth"),
}
LIKELY = 80
CLIENT_COLUMNS = (
    "reference",
    "display_name",
    "birth_year",
    "birth_month",
    "birth_day",
    "birth_precision",
    "closed_on",
)
SHOWN_AS = {
    "clients.client": "reference",
    "accounts.organisation": "name_en",
    "accounts.user": "full_name",
}
WHAT = {
    "clients.client": _("A client of ours"),
    "accounts.organisation": _("An organisation we work with"),
    "accounts.user": _("Somebody who works with us"),
}


@dataclass(frozen=True)
class MatchRow:
    """A client who may be a referred person; `client` is None where the reader may not see them."""

    person: Seen
    key: Any
    client: Seen | None
    score: int
    reasons: tuple[Any, ...]
    decision: Seen | None

    @property
    def is_likely(self) -> bool:
        return self.score >= LIKELY


@dataclass(frozen=True)
class ConflictRow:
    """A known name on the other side; `found` is how the reader may know the record, empty where not."""

    name: str
    subject: str
    what: Any
    found: Any
    decision: Seen | None

    @property
    def is_clear(self) -> bool:
        return self.decision is not None and self.decision.answer == ConflictDecision.Answer.CLEAR


@dataclass(frozen=True)
class Board:
    """Everything to be looked at before a referral is accepted."""

    matches: list[MatchRow] = field(default_factory=list)
    conflicts: list[ConflictRow] = field(default_factory=list)
    in_the_way: tuple[str, ...] = ()

    @property
    def open_matches(self) -> int:
        return sum(row.decision is None for row in self.matches)

    @property
    def open_conflicts(self) -> int:
        return sum(not row.is_clear for row in self.conflicts)


def board_for(user: Any, referral: Seen, people: list[Seen]) -> Board:
    """The board of a referral the user triages."""
    matches = list(_matches(user, referral, people))
    conflicts = list(_conflicts(user, referral))
    way = in_the_way(
        consent=referral.consent,
        has_override=bool(referral.consent_override),
        matches=[Hit(str(row.key), row.decision.answer if row.decision else "") for row in matches],
        conflicts=[Hit(row.subject, row.decision.answer if row.decision else "") for row in conflicts],
    )
    return Board(matches, conflicts, way)


def _matches(user: Any, referral: Seen, people: list[Seen]) -> Iterable[MatchRow]:
    found = found_people(referral.pk)
    keys = {match.client_id for matches in found.values() for match in matches}
    clients = read(user, Client.objects.visible_to(user).filter(pk__in=keys), fields=CLIENT_COLUMNS)
    record_list(user, "search", clients)
    known = {client.pk: client for client in clients}
    live = MatchDecision.objects.visible_to(user).filter(person__referral=referral.pk, undone_at=None)
    decided = {(one.person_id, one.candidate_id): one for one in read(user, live, follow=["decided_by"])}
    for person in people:
        for match in found.get(person.pk, []):
            yield MatchRow(
                person=person,
                key=match.client_id,
                client=known.get(match.client_id),
                score=match.score,
                reasons=tuple(REASONS[code] for code in match.reasons),
                decision=decided.get((person.pk, match.client_id)),
            )


def _conflicts(user: Any, referral: Seen) -> Iterable[ConflictRow]:
    hits = found_conflicts(referral.pk)
    live = ConflictDecision.objects.visible_to(user).filter(referral=referral.pk, undone_at=None)
    decided = {one.subject: one for one in read(user, live, follow=["decided_by"])}
    shown = _shown_as(user, hits)
    for hit in hits:
        yield ConflictRow(
            name=hit.name,
            subject=hit.subject,
            what=WHAT[hit.label],
            found=shown.get(hit.subject, ""),
            decision=decided.get(hit.subject),
        )


def _shown_as(user: Any, hits: Iterable[NamedHit]) -> dict[str, Any]:
    """Subject -> the record's own name for readers; records out of the user's reach are left out."""
    keys: dict[str, set[Any]] = {}
    for hit in hits:
        keys.setdefault(hit.label, set()).add(hit.key)
    shown = {}
    for label, wanted in keys.items():
        rows = apps.get_model(label).objects.visible_to(user).filter(pk__in=wanted)
        for seen in read(user, rows, fields=[SHOWN_AS[label]]):
            shown[f"{label} {seen.pk}"] = getattr(seen, SHOWN_AS[label])
    return shown


def people_of(user: Any, referral_id: Any, follow: Iterable[str] = ()) -> list[Seen]:
    """The people of a referral the user reaches, the one it is about first."""
    rows = ReferredPerson.objects.visible_to(user).filter(referral=referral_id).order_by("position")
    people = read(user, rows, follow=follow)
    for person in people:
        person.attach("countries", ", ".join(country_name(code) for code in person.nationalities))
        person.attach("paper", person.get_identifier_kind_display)
        person.attach("ways", ways_in_words(person))
    return people

"""Accepting: the people become clients, with a household and a case, in one transaction."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case
from cases.services import open_case
from clients.models import Client, HouseholdMember
from clients.services import create_client, join_household, open_household, record_consent
from core.access import lock, require_write, save_changes
from core.db import acting
from referrals.matching import obstacles, split_names
from referrals.models import Decision, MatchDecision, Referral, ReferredPerson
from referrals.models.words import Consent, Kind

from .deciding import decide

IN_THE_WAY = {
    "consent": gettext_lazy("The person has not agreed. A supervisor may allow it, with a reason."),
    "match": gettext_lazy("Decide for each possible match whether it is the same person."),
    "conflict": gettext_lazy("Decide on each name of the other side; with a conflict we cannot accept."),
}
NEW_CASE, NO_CASE = "new", "none"


class NotYet(ValidationError):
    """Something must be decided first; the messages say what."""


def accept_referral(
    *, referral_id: Any, version: int, words: str, by: Any, case: str = NEW_CASE, note: str = ""
) -> Decision:
    """Say yes: clients, household and case come into being, linked to the referral.

    `case` is "new", "none", or the key of an open case of a client who is known already.

    Raises:
        NotYet: agreement, a match or a conflict is still open.
    """
    with acting(by, "referrals.accept_referral"):
        referral = lock(Referral, referral_id, by=by, version=version)
        in_the_way = obstacles(referral)
        if in_the_way:
            raise NotYet([IN_THE_WAY[code] for code in in_the_way])
        decision = decide(referral, Decision.Outcome.ACCEPTED, {"words": words, "note": note}, by=by)
        people = list(ReferredPerson.objects.select_for_update().filter(referral=referral))
        clients = [person.client or _client_for(person, referral, by) for person in people]
        for person, client in zip(people, clients, strict=True):
            _link(person, {"client": client}, by)
        _house_together(list(zip(clients, people, strict=True)), by)
        _link(people[0], {"case": people[0].case or _case_for(clients[0], referral, case, by)}, by)
    return decision


def override_consent(*, referral_id: Any, version: int, why: str, by: Any) -> None:
    """Allow accepting somebody who could not be asked; the reason stays in the history."""
    with acting(by, "referrals.override_consent", why):
        referral = lock(Referral, referral_id, by=by, version=version)
        save_changes(referral, {"consent_override": why}, by=by)


def _link(person: ReferredPerson, columns: dict[str, Any], by: Any) -> None:
    require_write(by, person, columns)
    for name, value in columns.items():
        setattr(person, name, value)
    person.version += 1
    person.save(update_fields=[*columns, "version"])


def _client_for(person: ReferredPerson, referral: Referral, by: Any) -> Client:
    same = MatchDecision.objects.filter(person=person, undone_at=None, answer=MatchDecision.Answer.SAME)
    known = same.select_related("candidate").first()
    if known:
        return known.candidate
    client = create_client(
        by=by,
        names=_names(person),
        birth=_birth(person),
        phone=person.phone,
        contact_rules=_contact_rules(person),
        languages=_languages(person),
        gender=person.gender,
        nationalities=person.nationalities,
        identifiers=_identifiers(person),
        interpreter_gender=person.interpreter_gender,
        source=referral,
    )
    if referral.consent == Consent.YES and person.position == 0:
        _keep_consent(client, referral, by)
    return client


def _names(person: ReferredPerson) -> list[dict[str, Any]]:
    original = [person.name_original] if person.name_original else []
    names = [{"kind": "used", "full_name": name} for name in [person.name, *original]]
    return names + [{"kind": "alias", "full_name": name} for name in split_names(person.other_names)]


def _birth(person: ReferredPerson) -> dict[str, Any] | None:
    on = person.birth_on
    if on is None:
        return None
    known = {"day": ("day", "month"), "month": ("month",)}.get(person.birth_precision, ())
    return {
        "year": on.year,
        "precision": person.birth_precision,
        **{part: getattr(on, part) for part in known},
    }


def _contact_rules(person: ReferredPerson) -> dict[str, Any]:
    return {
        "may_call": person.may_call,
        "may_leave_voicemail": person.may_voicemail,
        "may_text": person.may_text,
        "may_say_who_we_are": person.may_say_who,
        "contact_hours": person.safe_hours,
        "contact_note": person.safety_note,
    }


def _languages(person: ReferredPerson) -> list[dict[str, Any]]:
    needs = person.needs_interpreter == "yes"
    first = {
        "language": person.language,
        "dialect": person.other_languages[:60],
        "is_interpreter_needed": needs,
    }
    return [first] if person.language else []


def _identifiers(person: ReferredPerson) -> list[dict[str, Any]]:
    return [{"kind": person.identifier_kind, "number": person.identifier}] if person.identifier else []


def _keep_consent(client: Client, referral: Referral, by: Any) -> None:
    record_consent(
        client_id=client.pk,
        by=by,
        recipient=_("Our own organisation"),
        purpose="service",
        language=referral.consent_language,
        interpreter=referral.get_consent_interpreter_display(),
        given_on=referral.consent_on,
    )


def _house_together(people: list[tuple[Client, ReferredPerson]], by: Any) -> None:
    """One household for all, the one the first person lives in already where there is one."""
    live = HouseholdMember.objects.filter(client__in=[client for client, _person in people], left_on=None)
    housed = dict(live.values_list("client", "household"))
    home = housed.get(people[0][0].pk)
    members = [(client, one.relationship) for client, one in people if client.pk not in housed]
    if home is None:
        open_household(by=by, members=members)
        return
    for client, relationship in members:
        join_household(household_id=home, client_id=client.pk, relationship=relationship, by=by)


def _case_for(client: Client, referral: Referral, wanted: str, by: Any) -> Case | None:
    if wanted == NO_CASE:
        return None
    if wanted == NEW_CASE:
        return open_case(client=client, by=by) if referral.kind == Kind.LEGAL else None
    found = Case.objects.visible_to(by).filter(pk=wanted, client=client, closed_on=None).first()
    if found is None:
        raise Http404
    return found

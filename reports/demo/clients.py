"""Clients, their families, their cases and how far each has come."""

import datetime as dt
from typing import Any

import pycountry

from cases.models import Case, DeadlineReview
from cases.rules.events import Ground
from cases.services import (
    EventEntry,
    answer_review,
    assign_user,
    open_case,
    record_claim,
    record_event,
    record_representation,
)
from clients.models import Client
from clients.services import (
    create_client,
    open_household,
    record_consent,
    record_detention,
    record_recognizance,
    set_alert,
)
from core.clock import today
from core.db import system_context
from reports.demo.names import FAMILIES, PEOPLE, Person
from reports.demo.stories import DEAL, STORIES, Step

GROUNDS = ("TORTURE", "BOR3", "PERSECUTION")
# A question younger than this many days still stands on its caseworker's desk.
SETTLED = 7
NEEDLESS = (
    "The appeal is before the Board; a court would send us back there. Its decision opens a new time limit."
)


def days_ago(days: int) -> dt.date:
    """A date counted back from today."""
    return today() - dt.timedelta(days=days)


def two_letters(country: str) -> str:
    """A country's ISO code of two letters."""
    return pycountry.countries.get(alpha_3=country).alpha_2


def make_clients(users: dict[str, Any]) -> dict[str, Client]:
    """All clients with names, languages and how to reach them; then who lives with whom."""
    clients = {
        person.full: make_client(person, place, users["Imogen"]) for place, person in enumerate(PEOPLE)
    }
    for adult, child in FAMILIES:
        members = [(clients[adult], "self"), (clients[child], "child")]
        open_household(by=users["Imogen"], members=members)
    return clients


def make_client(person: Person, place: int, by: Any) -> Client:
    """One client; every third may be called only, every seventh must not receive texts or voicemail."""
    names = [_name(person)]
    if person.original:
        names.append(
            {
                "kind": "papers",
                "full_name": person.original,
                "script": person.script,
                "language": person.language,
            }
        )
    return create_client(
        by=by,
        names=names,
        birth=_birth(person),
        phone=f"+8526{place:03d}{place * 37 % 10000:04d}",
        contact_rules={
            "may_call": True,
            "may_text": place % 7 != 0,
            "may_leave_voicemail": place % 3 != 0,
            "may_say_who_we_are": place % 5 == 0,
            "contact_hours": "10:00 to 16:00" if place % 2 else "",
        },
        languages=[
            {"language": person.language, "is_first": True},
            *({"language": one} for one in person.others),
        ],
        gender={"girl": "woman", "boy": "man"}.get(person.gender, person.gender),
        nationalities=[two_letters(person.country)],
    )


def _name(person: Person) -> dict[str, Any]:
    given = person.full.removesuffix(person.family).strip() if person.family else person.full
    return {
        "kind": "used",
        "full_name": person.full,
        "family_name": person.family,
        "given_name": given,
        "is_display": True,
    }


def _birth(person: Person) -> dict[str, Any]:
    if len(person.born) == 1:
        return {"year": person.born[0], "precision": "estimated"}
    year, month, day = person.born
    return {"year": year, "month": month, "day": day, "precision": "exact"}


def make_cases(clients: dict[str, Client], users: dict[str, Any]) -> dict[str, Case]:
    """A claim for every client, dealt out over the stages and over two caseworkers."""
    workers = (users["Nadia"], users["Omar"])
    cases = {}
    for place, (name, client) in enumerate(clients.items()):
        worker = workers[0] if place < 2 else workers[place % 2]
        case = open_case(client=client, by=users["Imogen"], opened_on=days_ago(720), caseworker=worker)
        assign_user(case_id=case.pk, user=users["Ruth"], part="supervisor", by=users["Ruth"])
        tell(case, PEOPLE[place].country, STORIES[DEAL[place % len(DEAL)]], worker)
        cases[name] = case
    return cases


def tell(case: Case, country: str, steps: tuple[Step, ...], by: Any) -> None:
    """Record a claim's grounds and what happened, as its caseworker would have."""
    states = [two_letters(country)]
    record_claim(case_id=case.pk, by=by, version=1, changes={"risk_states": states}, grounds=GROUNDS)
    for step in steps:
        entry = EventEntry(
            kind=step.kind,
            dates={basis: days_ago(ago) for basis, ago in step.ago},
            how_known="DOCUMENT",
            results=dict.fromkeys(map(Ground, GROUNDS), step.result) if step.result else {},
        )
        record_event(case_id=case.pk, entry=entry, by=by)
        if min(ago for _basis, ago in step.ago) > SETTLED:
            answer_questions(case, by)


def answer_questions(case: Case, by: Any) -> None:
    """Let go what a later event made needless: no review of a refusal that went on to the Board."""
    with system_context("demo.reviews"):
        asked = list(DeadlineReview.objects.filter(deadline__case=case, answered_at=None))
    for review in asked:
        answer_review(review_id=review.pk, accept=True, reason=NEEDLESS, by=by)


def make_circumstances(clients: dict[str, Client], cases: dict[str, Case], users: dict[str, Any]) -> None:
    """Duty lawyers on record, consents, alerts, detention and recognizance for some of them."""
    for place, (name, client) in enumerate(clients.items()):
        worker = users["Imogen"]
        if place % 3:
            record_representation(
                case_id=cases[name].pk,
                by=users["Ruth"],
                before="screening",
                scheme="duty_lawyer" if place % 2 else "pilot",
                representative=f"Duty lawyer {place:02d}",
                acting_from=days_ago(590),
            )
        if place % 4 == 0:
            set_alert(client_id=client.pk, by=worker, severity="caution", text="Ask for a woman interpreter.")
        if place % 9 == 1:
            record_detention(client_id=client.pk, by=worker, place="cic", started_on=days_ago(40 + place))
        elif place % 2:
            record_recognizance(
                client_id=client.pk,
                by=worker,
                kind="rbcl",
                number=f"RBCL{10000 + place}",
                started_on=days_ago(500),
            )
        if place % 5 == 0:
            record_consent(
                client_id=client.pk,
                by=worker,
                recipient="Duty Lawyer Service",
                purpose="placement",
                asked_on=days_ago(30),
                given_on=days_ago(30),
            )

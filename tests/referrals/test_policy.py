"""Who reads which referrals, and which columns of them."""

import pytest
from django.db import ProgrammingError, connection

from accounts.policy import Role
from cases.models import CaseWall
from clients.models import ClientWall
from core.access import read, read_one
from core.db import as_role
from referrals.models import (
    ConflictDecision,
    Decision,
    Inquiry,
    MatchDecision,
    Referral,
    ReferralDraft,
    ReferredPerson,
    StateChange,
)
from referrals.services import decline_referral
from tests.factories import CaseFactory, UserFactory, put_on
from tests.house_context import being, house
from tests.referrals.factories import a_partner, person, send

pytestmark = pytest.mark.django_db

TRIAGE = [Role.INTAKE, Role.SUPERVISOR, Role.MANAGER]
NOBODYS = [
    Role.WELFARE,
    Role.COUNSELLOR,
    Role.PROBONO,
    Role.PROGRAMME,
    Role.RESEARCHER,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
    Role.LAWYER,
]
MODELS = [
    ConflictDecision,
    Decision,
    Inquiry,
    MatchDecision,
    Referral,
    ReferralDraft,
    ReferredPerson,
    StateChange,
]


def _take_in(referral, case):
    with house():
        ReferredPerson.objects.filter(referral=referral, position=0).update(client=case.client, case=case)


def _seen(user, model=Referral):
    with being(user):
        return read(user, model.objects.visible_to(user))


@pytest.mark.parametrize("role", TRIAGE)
def test_the_desk_reads_every_referral(role):
    user, sent = UserFactory(role=role), {send().pk, send(by=a_partner()).pk}

    assert {referral.pk for referral in _seen(user)} == sent


@pytest.mark.parametrize("role", NOBODYS)
def test_other_roles_read_none(role):
    user = UserFactory(role=role)
    _take_in(send(), CaseFactory())

    for model in MODELS:
        with being(user):
            assert list(model.objects.visible_to(user).values_list("pk")) == []


def test_a_partner_reads_their_organisations_referrals_and_no_others():
    partner = a_partner()
    colleague = a_partner(organisation=partner.organisation)
    mine, colleagues = send(by=partner), send(by=colleague)
    send(by=a_partner())
    send()

    assert {referral.pk for referral in _seen(partner)} == {mine.pk, colleagues.pk}
    assert {one.referral_id for one in _seen(partner, ReferredPerson)} == {mine.pk, colleagues.pk}


def test_a_partner_reads_what_it_sent_and_what_it_was_told_and_nothing_more():
    partner, intake = a_partner(), UserFactory(role=Role.INTAKE)
    referral = send(by=partner)
    _take_in(referral, CaseFactory())
    decline_referral(
        referral_id=referral.pk, version=1, reason="capacity", words="We are full.", note="ours", by=intake
    )

    [seen] = _seen(partner)
    [who] = _seen(partner, ReferredPerson)
    [decision] = _seen(partner, Decision)

    assert (seen.account, seen.state) == ("He was told the result in English.", "declined")
    assert (who.name, who.phone) == ("Rahil", "+85290000001")
    assert (decision.reason, decision.words) == ("capacity", "We are full.")
    hidden = [seen.urgency, seen.triaged_by_id, seen.answer_by_on, seen.status_code_digest]
    hidden += [who.client_id, who.case_id, decision.note, decision.decided_by_id]
    assert [value.is_restricted for value in hidden] == [True] * len(hidden)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("referrals_referredperson", "client_id"),
        ("referrals_referredperson", "case_id"),
        ("referrals_historicalreferredperson", "client_id"),
        ("referrals_referral", "urgency"),
        ("referrals_referral", "status_code_digest"),
        ("referrals_decision", "note"),
        ("referrals_matchdecision", "id"),
        ("referrals_referraldraft", "answers"),
    ],
)
def test_the_database_refuses_a_partner_what_is_ours(table, column):
    send()
    with pytest.raises(ProgrammingError) as refusal, being(a_partner()), connection.cursor() as cursor:
        cursor.execute(f"select {column} from {table}")
    assert refusal.value.__cause__.sqlstate == "42501"


@pytest.mark.parametrize("model", MODELS)
def test_a_visitor_reads_not_even_a_key(model):
    send()
    with pytest.raises(ProgrammingError) as refusal, house(), as_role("r_visitor"):
        list(model.objects.values_list("pk"))
    assert refusal.value.__cause__.sqlstate == "42501"


def test_a_caseworker_reads_what_was_accepted_into_their_cases():
    worker, mine, other = UserFactory(), CaseFactory(), CaseFactory()
    put_on(worker, mine, mine.client)
    accepted = send(people=[person(), person(name="Brother", relationship="sibling")])
    _take_in(accepted, mine)
    _take_in(send(), other)
    send()

    with being(worker):
        [seen] = read(worker, Referral.objects.visible_to(worker))
        [who] = read(worker, ReferredPerson.objects.visible_to(worker), follow=["case"])

    assert (seen.pk, seen.account) == (accepted.pk, "He was told the result in English.")
    assert (who.name, who.case.reference) == ("Rahil", mine.reference)
    assert seen.pressing.is_restricted


@pytest.mark.parametrize(("wall", "part"), [(ClientWall, "client"), (CaseWall, "case")])
def test_a_wall_shuts_the_referral_too(wall, part):
    user, case = UserFactory(role=Role.SUPERVISOR), CaseFactory()
    walled, open_one = send(), send()
    _take_in(walled, case)
    target = case.client if part == "client" else case
    with house():
        wall.objects.create(user=user, content_object=target, made_by=user, reason="related")

    assert [referral.pk for referral in _seen(user)] == [open_one.pk]
    assert [one.referral_id for one in _seen(user, ReferredPerson)] == [open_one.pk]


def test_a_manager_asks_before_reading_the_story():
    manager = UserFactory(role=Role.MANAGER)
    send()

    with being(manager):
        seen = read_one(manager, Referral.objects.visible_to(manager))

    assert (seen.account.is_restricted, seen.account.may_ask) == (True, True)
    assert seen.asked_for == "Appeal to the Board"

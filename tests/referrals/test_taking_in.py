"""Accepting: client, household and case come into being once everything was looked at."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Organisation
from accounts.policy import Role
from cases.models import Case
from clients.models import Client, ClientName, Consent, HouseholdMember
from clients.services import create_client
from core.access import Conflict
from core.context import Current, enter, leave
from referrals import services
from referrals.matching import found_conflicts, found_people, obstacles
from referrals.models import Decision, Referral, ReferredPerson
from referrals.services import NotYet
from tests.factories import OrganisationFactory, UserFactory
from tests.house_context import house
from tests.referrals.factories import a_partner, person, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _carrier():
    token = enter(Current())
    yield
    leave(token)


@pytest.fixture
def intake():
    return UserFactory(role=Role.INTAKE)


def _accept(referral, by, version=1, **changes):
    return services.accept_referral(
        referral_id=referral.pk, version=version, by=by, **{"words": "We will call."} | changes
    )


def _a_known_rahil(intake, **values):
    names = [{"kind": "used", "full_name": "Rahil"}]
    return create_client(by=intake, names=names, birth={"year": 2000}, **values)


def test_accepting_makes_client_household_and_case(intake):
    referral = send(
        by=a_partner(), people=[person(other_names="Raheel, Mahbub", gender="man", language="bn")]
    )

    decision = _accept(referral, intake)

    assert (decision.outcome, decision.words, decision.decided_by_id) == (
        "accepted",
        "We will call.",
        intake.pk,
    )
    with house():
        who, client, case = ReferredPerson.objects.get(), Client.objects.get(), Case.objects.get()
        assert (who.client_id, who.case_id, case.client_id) == (client.pk, case.pk, client.pk)
        assert (client.display_name, client.gender, client.phone) == ("Rahil", "man", "+85290000001")
        assert (client.birth_year, client.birth_month, client.birth_precision) == (2000, None, "estimated")
        assert (client.may_call, client.may_text, client.may_leave_voicemail) == (True, False, False)
        assert (client.source_kind, client.source_id) == ("referrals.referral", referral.pk)
        assert set(ClientName.objects.values_list("kind", "full_name")) == {
            ("used", "Rahil"),
            ("used", "রাহিল"),
            ("alias", "Raheel"),
            ("alias", "Mahbub"),
        }
        assert list(HouseholdMember.objects.values_list("client", "relationship")) == [(client.pk, "self")]
        assert case.kind == "usm"
        consent = Consent.objects.get()
        assert (consent.purpose, str(consent.given_on), consent.interpreter) == (
            "service",
            "2026-03-26",
            "Interpreter present",
        )
        assert Referral.objects.get().state == "accepted"


def test_a_family_becomes_linked_clients_in_one_household_with_one_case(intake):
    referral = send(people=[person(), person(name="Sadia", relationship="spouse", phone="")])

    _accept(referral, intake)

    with house():
        assert Client.objects.count() == 2
        members = HouseholdMember.objects.values_list("household", "relationship")
        assert {relationship for _, relationship in members} == {"self", "spouse"}
        assert len({household for household, _ in members}) == 1
        assert [one.case is not None for one in ReferredPerson.objects.order_by("position")] == [True, False]


def test_accept_waits_for_every_match(intake):
    known = _a_known_rahil(intake)
    referral = send()
    with house():
        who = referral.people.get()

    with pytest.raises(NotYet):
        _accept(referral, intake)
    services.record_match_decision(person_id=who.pk, candidate_id=known.pk, answer="different", by=intake)
    _accept(referral, intake)

    with house():
        assert Client.objects.count() == 2


def test_the_same_person_is_linked_and_not_made_again(intake):
    known = _a_known_rahil(intake)
    referral = send()
    with house():
        who = referral.people.get()
    services.record_match_decision(person_id=who.pk, candidate_id=known.pk, answer="same", by=intake)

    _accept(referral, intake, case="none")

    with house():
        assert [client.pk for client in Client.objects.all()] == [known.pk]
        assert ReferredPerson.objects.values_list("client", "case").get() == (known.pk, None)
        assert not Case.objects.exists()


def test_a_refused_accept_leaves_nothing_behind(intake):
    _a_known_rahil(intake)
    referral = send()

    with pytest.raises(NotYet):
        _accept(referral, intake)

    with house():
        assert (Client.objects.count(), Decision.objects.count()) == (1, 0)
        assert Referral.objects.get().state == "received"


def test_no_acceptance_without_agreement_unless_a_supervisor_allows_it(intake):
    referral = send(consent="cannot_ask", consent_on=None, consent_missing_why="In hospital")
    supervisor = UserFactory(role=Role.SUPERVISOR)

    with pytest.raises(NotYet):
        _accept(referral, intake)
    with pytest.raises(PermissionDenied):
        services.override_consent(referral_id=referral.pk, version=1, why="urgent", by=intake)
    services.override_consent(referral_id=referral.pk, version=1, why="Removal is arranged", by=supervisor)
    _accept(referral, intake, version=2)

    with house():
        assert not Consent.objects.exists()
        history = Referral.objects.get().history.filter(consent_override="Removal is arranged")
        assert {row.history_actor for row in history} >= {f"user:{supervisor.pk}"}


def test_a_name_of_the_other_side_must_be_cleared(intake):
    firm = OrganisationFactory(name_en="Golden Reef Trading", kind=Organisation.Kind.FIRM)
    referral = send(other_side="golden reef trading\nNobody Known")
    [hit] = found_conflicts(referral.pk)
    assert (hit.name, hit.label, hit.key) == ("golden reef trading", "accounts.organisation", firm.pk)

    with pytest.raises(NotYet):
        _accept(referral, intake)
    decide = {"referral_id": referral.pk, "subject": hit.subject, "by": intake}
    services.record_conflict_decision(**decide, answer="conflict", reason="")
    with pytest.raises(NotYet):
        _accept(referral, intake)
    services.record_conflict_decision(**decide, answer="clear", reason="Another firm of that name")
    assert _accept(referral, intake).outcome == "accepted"


def test_names_of_clients_and_staff_are_searched_for_conflicts(intake):
    known = _a_known_rahil(intake)
    colleague = UserFactory(full_name="Nadia Quill")
    referral = send(
        people=[person(name="Somebody Else", name_original="", phone="")], other_side="Rahil; Nadia Quill"
    )

    hits = found_conflicts(referral.pk)

    assert {(hit.label, hit.key) for hit in hits} == {
        ("clients.client", known.pk),
        ("accounts.user", colleague.pk),
    }


def test_matches_are_explained(intake):
    known = _a_known_rahil(intake, phone="+85290000001")
    referral = send()

    [[match]] = found_people(referral.pk).values()

    assert (match.client_id, set(match.reasons)) == (known.pk, {"name", "phone", "birth_year"})
    assert obstacles(referral) == ("match",)


def test_accepting_twice_makes_one_client(intake):
    referral = send()
    _accept(referral, intake)

    with pytest.raises(Conflict):
        _accept(referral, intake)

    with house():
        assert Client.objects.count() == 1


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.MANAGER])
def test_only_who_makes_clients_accepts(role):
    with pytest.raises(PermissionDenied):
        _accept(send(), UserFactory(role=role))
    with house():
        assert not Client.objects.exists()


def test_undoing_and_accepting_again_makes_no_second_client(intake):
    manager = UserFactory(role=Role.MANAGER)
    referral = send()
    _accept(referral, intake)
    services.undo_decision(referral_id=referral.pk, version=2, why="too soon", by=manager)

    _accept(referral, intake, version=3)

    with house():
        assert (Client.objects.count(), Case.objects.count()) == (1, 1)


def test_a_partner_sees_nothing_of_what_came_of_it(intake):
    partner = a_partner()
    referral = send(by=partner)
    _accept(referral, intake)

    with house():
        assert not Client.objects.visible_to(partner).exists()
        assert not Case.objects.visible_to(partner).exists()

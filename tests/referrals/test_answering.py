"""Deciding, asking back, withdrawing: who may, from which state, and what is kept."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from accounts.policy import Role
from core.access import Conflict
from core.clock import today
from referrals import services
from referrals.models import ConflictDecision, Decision, Inquiry, MatchDecision, Referral, StateChange
from tests.factories import ClientFactory, UserFactory
from tests.house_context import house
from tests.referrals.factories import a_partner, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake():
    return UserFactory(role=Role.INTAKE)


def _states(referral):
    with house():
        return list(StateChange.objects.filter(referral=referral).values_list("state", flat=True))


def _decline(referral, by, version=1, **changes):
    words = {"reason": "capacity", "words": "We are full this month."} | changes
    return services.decline_referral(referral_id=referral.pk, version=version, by=by, **words)


def _ask(referral, by, version=1, **changes):
    asked = {"question": "Where is he held?", "due_on": today() + dt.timedelta(days=3)} | changes
    return services.ask_referrer(referral_id=referral.pk, version=version, by=by, **asked)


def test_taking_a_referral_on_tells_that_it_is_read(intake):
    referral = send()

    services.take_referral(referral_id=referral.pk, version=1, by=intake)

    assert _states(referral) == ["received", "in_triage"]
    with house():
        assert Referral.objects.get().triaged_by_id == intake.pk


def test_declining_keeps_who_when_why_and_the_words(intake):
    referral = send()

    decision = _decline(referral, intake)

    assert (decision.outcome, decision.reason, decision.decided_by_id) == ("declined", "capacity", intake.pk)
    assert _states(referral) == ["received", "declined"]


def test_declining_without_a_reason_is_refused_and_changes_nothing(intake):
    referral = send()

    with pytest.raises(ValidationError):
        _decline(referral, intake, reason="")

    assert _states(referral) == ["received"]


def test_two_people_deciding_the_second_is_told(intake):
    referral = send()
    _decline(referral, intake)

    with pytest.raises(Conflict):
        _decline(referral, intake)
    with pytest.raises(ValidationError):
        _decline(referral, intake, version=2)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.COUNSELLOR, Role.PROBONO, Role.LAWYER])
def test_others_decide_nothing(role):
    with pytest.raises((PermissionDenied, Http404)):
        _decline(send(), UserFactory(role=role))


def test_a_partner_decides_nothing():
    partner = a_partner()

    with pytest.raises(PermissionDenied):
        _decline(send(by=partner), partner)


def test_only_a_manager_undoes_a_decision(intake):
    referral, manager = send(), UserFactory(role=Role.MANAGER)
    _decline(referral, intake)

    with pytest.raises(PermissionDenied):
        services.undo_decision(referral_id=referral.pk, version=2, why="wrong person", by=intake)
    services.undo_decision(referral_id=referral.pk, version=2, why="wrong person", by=manager)

    assert _states(referral) == ["received", "declined", "in_triage"]
    with house():
        decision = Decision.objects.get()
        assert (decision.undone_by_id, decision.undone_why) == (manager.pk, "wrong person")
    assert _decline(referral, intake, version=3).outcome == "declined"


def test_asking_for_more_and_the_partners_answer(intake):
    partner = a_partner()
    referral = send(by=partner)
    _ask(referral, intake)

    services.answer_inquiry(referral_id=referral.pk, answer="Castle Peak Bay", by=partner)

    assert _states(referral) == ["received", "more_asked", "in_triage"]
    with house():
        inquiry = Inquiry.objects.get()
        assert (inquiry.question, inquiry.answer) == ("Where is he held?", "Castle Peak Bay")
        assert inquiry.answered_by_id == partner.pk


def test_another_organisation_answers_nothing(intake):
    referral = send(by=a_partner())
    _ask(referral, intake)

    with pytest.raises(Http404):
        services.answer_inquiry(referral_id=referral.pk, answer="?", by=a_partner())


def test_a_visitor_answers_once(intake):
    referral = send()
    _ask(referral, intake)

    services.answer_as_visitor(referral_id=referral.pk, answer="Castle Peak Bay")

    assert _states(referral) == ["received", "more_asked", "in_triage"]
    with pytest.raises(Http404):
        services.answer_as_visitor(referral_id=referral.pk, answer="again")


def test_a_question_is_not_due_in_the_past(intake):
    with pytest.raises(ValidationError):
        _ask(send(), intake, due_on=today() - dt.timedelta(days=1))


def test_a_partner_withdraws_their_own_and_only_before_the_answer(intake):
    partner = a_partner()
    mine, answered, other = send(by=partner), send(by=partner), send(by=a_partner())
    _decline(answered, intake)

    services.withdraw_referral(referral_id=mine.pk, version=1, why="He left", by=partner)

    assert _states(mine) == ["received", "withdrawn"]
    with pytest.raises(ValidationError):
        services.withdraw_referral(referral_id=answered.pk, version=2, why="late", by=partner)
    with pytest.raises(Http404):
        services.withdraw_referral(referral_id=other.pk, version=1, why="not mine", by=partner)


def test_deciding_on_a_match_and_undoing_it(intake):
    referral, known = send(), ClientFactory()
    with house():
        person = referral.people.get()

    decision = services.record_match_decision(
        person_id=person.pk, candidate_id=known.pk, answer="different", by=intake
    )
    services.undo_match_decision(decision_id=decision.pk, by=intake)
    services.record_match_decision(person_id=person.pk, candidate_id=known.pk, answer="same", by=intake)

    with house():
        kept = {(one.answer, one.undone_at is None) for one in MatchDecision.objects.all()}
        assert kept == {("different", False), ("same", True)}


def test_one_person_is_the_same_as_one_client_only(intake):
    referral = send()
    with house():
        person = referral.people.get()
    services.record_match_decision(
        person_id=person.pk, candidate_id=ClientFactory().pk, answer="same", by=intake
    )

    with pytest.raises(ValidationError):
        services.record_match_decision(
            person_id=person.pk, candidate_id=ClientFactory().pk, answer="same", by=intake
        )


def test_a_conflict_is_cleared_with_a_reason(intake):
    referral, subject = send(), "clients.client 0"
    decide = {"referral_id": referral.pk, "subject": subject, "by": intake}

    with pytest.raises(ValidationError):
        services.record_conflict_decision(**decide, answer="clear", reason="")
    services.record_conflict_decision(**decide, answer="supervisor", reason="")
    services.record_conflict_decision(**decide, answer="clear", reason="Same side")

    with house():
        kept = ConflictDecision.objects.filter(undone_at=None).values_list("answer", "reason")
        assert list(kept) == [("clear", "Same side")]


def test_urgency_is_changed_with_a_reason_and_moves_the_day(intake):
    referral = send()

    services.change_urgency(
        referral_id=referral.pk, version=1, urgency="urgent", why="In hospital", by=intake
    )

    with house():
        changed = Referral.objects.get()
        assert (changed.urgency, changed.urgency_why) == ("urgent", "In hospital")
        assert changed.answer_by_on < referral.answer_by_on


def test_a_date_that_comes_near_raises_the_urgency():
    near = send(next_kind="hearing", next_on=today() + dt.timedelta(days=30))
    with house():
        Referral.objects.filter(pk=near.pk).update(next_on=today() + dt.timedelta(days=1))
        assert services.refresh_urgency() == 1
        assert services.refresh_urgency() == 0
        raised = Referral.objects.get()
    assert (near.urgency, raised.urgency) == ("high", "urgent")
    assert raised.answer_by_on <= near.answer_by_on

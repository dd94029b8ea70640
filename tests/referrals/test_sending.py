"""Sending: one post one referral, in whose name, and never without agreement."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from accounts.policy import Role
from core.clock import today
from core.context import Current, enter, leave
from referrals import services
from referrals.codes import is_code
from referrals.models import Referral, ReferralDraft, ReferredPerson, StateChange
from referrals.services import Holder
from tests.factories import UserFactory
from tests.house_context import being, house
from tests.referrals.factories import CODE, a_partner, facts, person, send

pytestmark = pytest.mark.django_db


def test_a_partner_sends_in_the_name_of_their_organisation():
    partner = a_partner()

    with being(partner):
        sent = services.submit_referral(
            by=partner, key=uuid.uuid4(), kind="legal", language="en", facts=facts(), people=[person()]
        )

    with house():
        referral = Referral.objects.get(pk=sent.referral_id)
        assert referral.reference == sent.reference
        assert referral.reference.startswith(f"R-{today().year}-")
        assert (referral.organisation_id, referral.submitted_by_id) == (partner.organisation_id, partner.pk)
        assert referral.account == "He was told the result in English."
        assert list(ReferredPerson.objects.values_list("name", "may_call", "may_text")) == [
            ("Rahil", True, False)
        ]
        assert list(StateChange.objects.values_list("state", "made_by")) == [("received", partner.pk)]
        assert referral.history.get().history_actor == f"user:{partner.pk}"


def test_the_account_is_ciphertext_in_the_database():
    send()

    with house():
        stored = Referral.objects.values_list("account", flat=True).get()
    assert b"English" not in stored.blob


def test_a_visitors_referral_belongs_to_nobody_and_knows_its_code():
    referral = send()

    assert (referral.organisation_id, referral.submitted_by_id) == (None, None)
    assert is_code(CODE, referral.status_code_digest)
    assert is_code("7k4q2 m9txw", referral.status_code_digest)
    assert not is_code("7K4Q2-M9TXX", referral.status_code_digest)
    assert CODE not in referral.status_code_digest
    with house():
        assert referral.history.get().history_actor == "visitor"


def test_the_same_key_twice_makes_one_referral():
    key = uuid.uuid4()

    first, second = send(key=key), send(key=key)

    assert first.pk == second.pk
    with house():
        assert Referral.objects.count() == 1


def test_somebody_elses_key_makes_a_referral_of_ones_own():
    key = uuid.uuid4()

    first, second = send(key=key), send(key=key, by=a_partner())

    assert first.pk != second.pk


def test_no_referral_without_agreement():
    with pytest.raises(ValidationError):
        send(consent="no", consent_on=None)


def test_no_undated_agreement():
    with pytest.raises(ValidationError):
        send(consent_on=None)


@pytest.mark.parametrize("role", [Role.LAWYER, Role.COUNSELLOR, Role.RESEARCHER, Role.AUDITOR])
def test_other_roles_send_nothing(role):
    with pytest.raises(PermissionDenied):
        send(by=UserFactory(role=role))


@pytest.mark.parametrize("forbidden", ["state", "urgency", "consent_override", "triaged_by", "answer_by_on"])
def test_a_partner_sets_nothing_of_ours(forbidden):
    with pytest.raises(PermissionDenied):
        send(by=a_partner(), **{forbidden: None})


@pytest.mark.parametrize("forbidden", ["client", "case"])
def test_a_partner_links_to_no_record(forbidden):
    with pytest.raises(PermissionDenied):
        send(by=a_partner(), people=[person(**{forbidden: None})])


def test_urgency_is_worked_out_when_it_is_sent():
    assert send(is_detained=True).urgency == "urgent"
    assert send().urgency == "standard"


@pytest.fixture
def carrier():
    token = enter(Current())
    yield
    leave(token)


def _keep(draft_id, holder):
    services.keep_answers(
        draft_id=draft_id, step="who", typed={"referrer_name": ["Chipo"]}, is_done=True, holder=holder
    )


def test_a_draft_keeps_what_was_typed(carrier):
    partner = a_partner()
    holder = Holder(partner)
    draft_id = services.start_draft(kind="legal", holder=holder)
    _keep(draft_id, holder)

    draft = services.open_draft(draft_id=draft_id, holder=holder)

    assert draft.answers == {"who": {"referrer_name": ["Chipo"]}}
    assert draft.done == {"who"}
    with house():
        assert b"Chipo" not in ReferralDraft.objects.values_list("answers", flat=True).get().blob


def test_a_draft_is_its_writers_alone(carrier):
    partner = a_partner()
    colleague = a_partner(organisation=partner.organisation)
    draft_id = services.start_draft(kind="legal", holder=Holder(partner))
    visitors = services.start_draft(kind="legal", holder=Holder())

    for key, holder in [
        (draft_id, Holder(colleague)),
        (draft_id, Holder(held=frozenset({str(draft_id)}))),
        (visitors, Holder()),
        (visitors, Holder(partner, frozenset({str(visitors)}))),
    ]:
        with pytest.raises(Http404):
            services.open_draft(draft_id=key, holder=holder)
        with pytest.raises(Http404):
            _keep(key, holder)


def test_sending_a_draft_twice_gives_one_referral_and_empties_it(carrier):
    draft_id = services.start_draft(kind="legal", holder=Holder())
    holder = Holder(held=frozenset({str(draft_id)}))
    _keep(draft_id, holder)

    sent = [
        services.send_draft(
            draft_id=draft_id, holder=holder, language="zh-hant", facts=facts(), people=[person()]
        )
        for _ in range(2)
    ]

    assert sent[0] == sent[1]
    draft = services.open_draft(draft_id=draft_id, holder=holder)
    assert (draft.reference, draft.answers, draft.is_sent) == (sent[0].reference, {}, True)
    with house():
        referral = Referral.objects.get()
        assert referral.language == "zh-hant"
        assert is_code(draft.status_code, referral.status_code_digest)


def test_a_private_link_leads_back_once_it_is_the_newest(carrier):
    draft_id = services.start_draft(kind="legal", holder=Holder())
    holder = Holder(held=frozenset({str(draft_id)}))
    old = services.make_link(draft_id=draft_id, holder=holder)
    new = services.make_link(draft_id=draft_id, holder=holder)

    assert services.redeem_link(token=new) == draft_id
    assert services.redeem_link(token=old) is None
    assert services.redeem_link(token="") is None


def test_drafts_nobody_came_back_to_are_deleted(carrier):
    draft_id = services.start_draft(kind="legal", holder=Holder())
    fresh = services.start_draft(kind="legal", holder=Holder())
    with house():
        ReferralDraft.objects.filter(pk=draft_id).update(expires_at="2026-01-01T00:00Z")
        assert services.purge_drafts() == 1
        assert ReferralDraft.objects.get().pk == fresh
    with pytest.raises(Http404):
        services.open_draft(draft_id=draft_id, holder=Holder(held=frozenset({str(draft_id)})))

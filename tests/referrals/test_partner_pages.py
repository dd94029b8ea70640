"""A partner's own referrals: theirs alone, and what they may do with them."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.policy import Role
from core.clock import today
from referrals import services
from referrals.models import Inquiry, Referral
from tests.factories import UserFactory
from tests.house_context import house, sign_in
from tests.referrals.factories import a_partner, person, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return a_partner()


@pytest.fixture
def door(client, partner):
    return sign_in(client, partner)


def _url(name, referral):
    return reverse(f"referrals:{name}", args=[referral.pk])


def test_the_list_shows_the_organisations_referrals(door, partner):
    mine = send(by=partner)
    colleagues = send(by=a_partner(organisation=partner.organisation))
    other = send(by=a_partner())

    shown = door.get(reverse("referrals:mine")).content.decode()

    assert [one.reference in shown for one in (mine, colleagues, other)] == [True, True, False]


def test_one_referral_shows_what_was_sent_where_it_stands_and_the_answer(door, partner):
    referral, intake = send(by=partner), UserFactory(role=Role.INTAKE)
    services.accept_referral(referral_id=referral.pk, version=1, words="We will call.", by=intake)

    answer = door.get(_url("mine_detail", referral))
    shown = answer.content.decode()

    assert answer.status_code == 200
    assert [word in shown for word in ("Rahil", "We will call.", "Accepted")] == [True] * 3
    assert [word for word in ("P-1", "C-20", intake.full_name) if word in shown] == []


@pytest.mark.parametrize(
    ("name", "method"),
    [("mine_detail", "get"), ("answer", "post"), ("withdraw", "get"), ("withdraw", "post")],
)
def test_another_organisations_referral_is_a_404(door, name, method):
    other = send(by=a_partner())

    assert getattr(door, method)(_url(name, other)).status_code == 404


@pytest.mark.parametrize(
    "name", ["detail", "accept", "decline", "ask", "take", "urgency", "undo", "close", "conflict"]
)
def test_the_desks_pages_are_404s_for_a_partner(door, partner, name):
    referral = send(by=partner)

    assert door.get(_url(name, referral)).status_code == 404
    assert door.post(_url(name, referral)).status_code == 404
    assert door.get(reverse("referrals:inbox")).status_code == 404


def test_withdrawing_asks_first(door, partner):
    referral = send(by=partner)

    asked = door.get(_url("withdraw", referral))
    done = door.post(_url("withdraw", referral), {"version": 1, "why": "He left"})

    assert asked.status_code == 200
    assert done.url == _url("mine_detail", referral)
    with house():
        kept = Referral.objects.get()
        assert (kept.state, kept.withdrawn_why) == ("withdrawn", "He left")
    assert door.get(_url("withdraw", referral)).status_code == 404


def test_answering_what_we_asked(door, partner):
    referral, intake = send(by=partner), UserFactory(role=Role.INTAKE)
    services.ask_referrer(
        referral_id=referral.pk,
        version=1,
        question="Where is he held?",
        due_on=today() + dt.timedelta(days=2),
        by=intake,
    )
    assert "Where is he held?" in door.get(_url("mine_detail", referral)).content.decode()

    assert door.post(_url("answer", referral), {"answer": ""}).status_code == 422
    assert door.post(_url("answer", referral), {"answer": "Castle Peak Bay"}).status_code == 302

    with house():
        assert Inquiry.objects.get().answer == "Castle Peak Bay"


def test_the_list_costs_the_same_for_one_and_for_three(door, partner, django_assert_max_num_queries):
    counts = []
    door.get(reverse("referrals:mine"))
    for count in (1, 2):
        for _ in range(count):
            send(by=partner, people=[person(), person(name="Sadia", relationship="spouse")])
        with django_assert_max_num_queries(60) as asked:
            door.get(reverse("referrals:mine"))
        counts.append(len(asked))

    assert counts[0] == counts[1]

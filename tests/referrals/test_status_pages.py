"""Looking a referral up without an account."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.policy import Role
from core.clock import today
from referrals import services
from referrals.models import Inquiry
from tests.factories import UserFactory
from tests.house_context import house
from tests.referrals.factories import CODE, a_partner, send

pytestmark = pytest.mark.django_db
LOOK = reverse("referrals:status")


def _look_up(client, reference, code=CODE):
    return client.post(LOOK, {"reference": reference, "code": code})


def test_a_visitor_sees_the_state_and_the_answer_and_nothing_of_the_person(client):
    referral, intake = send(), UserFactory(role=Role.INTAKE)
    services.accept_referral(referral_id=referral.pk, version=1, words="We will call.", by=intake)

    found = _look_up(client, referral.reference)
    page = client.get(found.url).content.decode()

    assert found.url == reverse("referrals:status_shown")
    assert "We will call." in page
    assert referral.reference in page
    assert [word for word in ("Rahil", "P-1", "C-20", "90000001", intake.full_name) if word in page] == []


def test_every_failure_is_the_same_page(client):
    referral, partners = send(), send(by=a_partner())
    pages = [
        _look_up(client, "R-2026-9999"),
        _look_up(client, referral.reference, "7K4Q2-M9TXX"),
        _look_up(client, partners.reference),
    ]

    assert {page.status_code for page in pages} == {422}
    assert len({tuple(page.context["form"].non_field_errors()) for page in pages}) == 1


def test_what_was_not_looked_up_is_not_shown(client):
    assert client.get(reverse("referrals:status_shown")).url == LOOK
    assert client.post(reverse("referrals:status_answer"), {"answer": "x"}).url == LOOK


def test_a_look_up_is_open_for_a_quarter_of_an_hour_or_until_closed(client):
    referral = send()
    _look_up(client, referral.reference)
    assert client.get(reverse("referrals:status_shown")).status_code == 200

    client.post(reverse("referrals:status_leave"))

    assert client.get(reverse("referrals:status_shown")).url == LOOK


def test_a_visitor_answers_what_we_asked(client):
    referral, intake = send(), UserFactory(role=Role.INTAKE)
    services.ask_referrer(
        referral_id=referral.pk,
        version=1,
        question="Where is he held?",
        due_on=today() + dt.timedelta(days=2),
        by=intake,
    )
    shown = client.get(_look_up(client, referral.reference).url)
    assert "Where is he held?" in shown.content.decode()

    assert client.post(reverse("referrals:status_answer"), {"answer": " "}).status_code == 422
    client.post(reverse("referrals:status_answer"), {"answer": "Castle Peak Bay"})
    again = client.post(reverse("referrals:status_answer"), {"answer": "twice"})

    assert again.status_code == 404
    with house():
        assert Inquiry.objects.get().answer == "Castle Peak Bay"

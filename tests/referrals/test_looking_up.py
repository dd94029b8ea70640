"""The status look-up: one answer for every failure, few tries, nothing of a client."""

import pytest

from accounts.policy import Role
from referrals import services
from referrals.limits import may_go_on
from tests.factories import UserFactory
from tests.house_context import house
from tests.referrals.factories import CODE, a_partner, send

pytestmark = pytest.mark.django_db


def _look(reference, code, address="192.0.2.1"):
    with house():
        return services.look_up_status(reference=reference, code=code, address=address)


def test_the_right_reference_and_code_find_the_referral():
    referral = send()

    assert _look(referral.reference, CODE) == referral.pk
    assert _look(f" {referral.reference.lower()} ", "7k4q2m9txw") == referral.pk


def test_unknown_reference_wrong_code_and_a_partners_referral_answer_alike():
    referral, partners = send(), send(by=a_partner())

    found = [
        _look("R-2026-9999", CODE),
        _look(referral.reference, "7K4Q2-M9TXX"),
        _look(referral.reference, ""),
        _look(partners.reference, CODE),
        _look(partners.reference, ""),
    ]

    assert found == [None] * 5


def test_after_too_many_tries_even_the_right_code_is_refused():
    referral = send()
    for _ in range(10):
        _look(referral.reference, "7K4Q2-M9TXX")

    assert _look(referral.reference, CODE) is None
    assert _look(referral.reference, CODE, address="192.0.2.2") is None


def test_an_address_may_try_twenty_times():
    with house():
        tries = [may_go_on("test", "192.0.2.1", times=20) for _ in range(22)]
        assert tries == [True] * 20 + [False] * 2
        assert may_go_on("test", "192.0.2.2", times=20)


def test_the_status_holds_the_answer_and_an_open_question():
    referral, intake = send(), UserFactory(role=Role.INTAKE)
    services.decline_referral(
        referral_id=referral.pk, version=1, reason="capacity", words="We are full.", by=intake
    )

    status = services.status_of(referral_id=referral.pk)

    assert (status.reference, status.state, status.kind) == (referral.reference, "declined", "legal")
    assert (status.reason, status.words, status.question) == ("capacity", "We are full.", "")
    assert [state for state, _ in status.steps] == ["received", "declined"]

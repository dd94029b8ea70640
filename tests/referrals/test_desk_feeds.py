"""Referrals on the desk: for whoever answers them, each in one section."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.policy import Role
from core.clock import today
from core.desk import desk_of, home_of
from referrals import services
from referrals.models import Referral
from tests.factories import OrganisationFactory, UserFactory
from tests.house_context import being, house
from tests.referrals.factories import a_partner, send

pytestmark = pytest.mark.django_db


def _sections(user):
    with being(user):
        return {
            name: [item.title for item in items] for name, items in desk_of(user, today()).items() if items
        }


def _due(referral, days):
    with house():
        Referral.objects.filter(pk=referral.pk).update(answer_by_on=today() + dt.timedelta(days=days))
    return f"Referral {referral.reference}"


def test_each_waiting_referral_stands_in_one_section():
    intake = UserFactory(role=Role.INTAKE)
    late, soon, fresh, mine, done = send(), send(), send(), send(), send()
    services.take_referral(referral_id=mine.pk, version=1, by=intake)
    services.decline_referral(referral_id=done.pk, version=1, reason="capacity", words="Full.", by=intake)
    wanted = {
        "overdue": [_due(late, -1)],
        "due": [_due(soon, 2)],
        "new": [_due(fresh, 5)],
        "waiting": [_due(mine, 5)],
    }

    assert _sections(intake) == wanted


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.COUNSELLOR, Role.MANAGER, Role.PROBONO])
def test_other_desks_have_none(role):
    user = UserFactory(role=role)
    send()

    assert _sections(user) == {}


def test_a_conflict_sent_up_waits_for_the_supervisor():
    firm = OrganisationFactory(name_en="Golden Reef Trading")
    supervisor, intake = UserFactory(role=Role.SUPERVISOR), UserFactory(role=Role.INTAKE)
    referral = send(other_side="Golden Reef Trading")
    services.record_conflict_decision(
        referral_id=referral.pk,
        subject=f"accounts.organisation {firm.pk}",
        answer="supervisor",
        reason="Same name",
        by=intake,
    )

    assert _sections(supervisor) == {"waiting": [f"Referral {referral.reference}"]}


def test_partners_start_at_their_referrals():
    assert home_of(a_partner()) == "referrals:mine"
    assert home_of(UserFactory(role=Role.INTAKE)) is None
    assert reverse("referrals:mine") == "/referrals/mine/"

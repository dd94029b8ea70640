"""The client's file shows the next last day of any of their cases, at one price."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.policy import Role
from cases import services
from core.clock import today
from tests.cases.conftest import decision
from tests.factories import ClientFactory, UserFactory
from tests.house_context import being, sign_in

pytestmark = pytest.mark.django_db


def served(case, by):
    with being(by):
        services.record_event(case_id=case.pk, entry=decision(), by=by)


def opened(client, worker):
    supervisor = UserFactory(role=Role.SUPERVISOR)
    with being(supervisor):
        return services.open_case(client=client, by=supervisor, opened_on=today(), caseworker=worker)


def test_the_clients_file_shows_the_next_date_at_the_same_price_for_three_cases(client):
    worker, person = UserFactory(), ClientFactory()
    served(opened(person, worker), worker)
    signed, url = sign_in(client, worker), reverse("clients:detail", args=[person.pk])
    signed.get(url)
    with CaptureQueriesContext(connection) as one:
        text = signed.get(url).content.decode()
    for _ in range(2):
        served(opened(person, worker), worker)
    with CaptureQueriesContext(connection) as three:
        signed.get(url)

    assert "Next deadline" in text
    assert len(one) == len(three)

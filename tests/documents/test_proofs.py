"""The papers beside an event: who sees them, what they say, what they cost, how one is added."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.policy import Role
from tests.documents.factories import caseworker_on_case, paper_in, upload
from tests.documents.test_papers import event_in
from tests.factories import UserFactory, put_on
from tests.house_context import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed():
    worker, case = caseworker_on_case()
    return worker, case, event_in(case, worker)


def proofs(client, event, **headers):
    return client.get(reverse("documents:of_event", args=[event.pk]), headers=headers)


def test_the_event_s_page_loads_its_proof_and_the_way_to_add_one(client, filed):
    worker, case, event = filed
    paper_in(case, worker, title="Scanned notice", proves=event.pk)
    paper_in(case, worker, title="Another paper")
    sign_in(client, worker)

    page = client.get(reverse("cases:event", args=[case.reference, event.pk])).content.decode()
    panel = proofs(client, event, **{"HX-Request": "true"}).content.decode()

    add = f"{reverse('documents:add_to_case', args=[case.pk])}?proves={event.pk}"
    assert reverse("documents:of_event", args=[event.pk]) in page
    assert ["Scanned notice" in panel, "Another paper" in panel, add in panel, "<html" in panel] == [
        True,
        False,
        True,
        False,
    ]


def test_a_paper_added_beside_an_event_proves_it_and_leads_back(client, filed):
    worker, case, event = filed
    sign_in(client, worker)
    add = reverse("documents:add_to_case", args=[case.pk])

    form = client.get(add, {"proves": event.pk}).content.decode()
    answer = client.post(add, {"kind": "decision", "upload": upload(), "proves": str(event.pk)})

    assert f'<option value="{event.pk}" selected>' in form
    assert (answer.status_code, answer.url) == (302, reverse("cases:event", args=[case.reference, event.pk]))
    assert "Notice of Decision" in proofs(client, event).content.decode()


def test_a_colleague_elsewhere_gets_a_404(client, filed):
    _worker, _case, event = filed
    sign_in(client, UserFactory(role=Role.CASEWORKER))
    assert proofs(client, event).status_code == 404


def test_who_may_not_read_the_paper_sees_a_chip_and_no_way_to_add(client, filed):
    worker, case, event = filed
    paper_in(case, worker, title="Canary", is_sensitive=True, proves=event.pk)
    manager = UserFactory(role=Role.MANAGER)
    put_on(manager, case, case.client)
    shown = proofs(sign_in(client, manager), event).content.decode()

    assert ["Canary" in shown, "One restricted document" in shown, "?proves=" in shown] == [
        False,
        True,
        False,
    ]


def test_one_and_three_papers_cost_the_same(client, filed):
    worker, case, event = filed
    sign_in(client, worker)
    paper_in(case, worker, proves=event.pk)
    proofs(client, event)
    with CaptureQueriesContext(connection) as one:
        proofs(client, event)
    for _round in range(2):
        paper_in(case, worker, proves=event.pk)
    proofs(client, event)
    with CaptureQueriesContext(connection) as three:
        proofs(client, event)
    assert len(one) == len(three)

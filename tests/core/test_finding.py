"""The search box: posted, kept out of addresses, and blind to what its reader may not see."""

import pytest
from django.urls import reverse

from accounts.policy import Role
from core.models import ReadEvent
from tests.clients.factories import ClientNameFactory
from tests.factories import CaseFactory, ClientFactory, UserFactory, put_on
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    client = ClientFactory(reference="P-1187", display_name="Amina DOREH")
    ClientNameFactory(client=client, full_name="Amina DOREH")
    return client


def search(browser, text):
    return browser.post(reverse("core:search"), {"q": text}, follow=True)


def references(answer):
    return [hit.reference for group in answer.context["groups"] for hit in group.hits]


def test_a_name_spelt_otherwise_finds_client_and_case_and_is_in_no_address(client, amina):
    case = CaseFactory(client=amina, reference="C-2026-0143")
    manager = UserFactory(role=Role.MANAGER)
    sign_in(client, manager)

    answer = search(client, "Amina Dore")

    assert references(answer) == ["P-1187", "C-2026-0143"]
    assert "Amina" not in answer.redirect_chain[0][0]
    with house():
        kinds = ReadEvent.objects.filter(user_id=manager.pk, kind="search").values_list(
            "model_label", "object_ids"
        )
        assert dict(kinds) == {"clients.client": [str(amina.pk)], "cases.case": [str(case.pk)]}


def test_a_reference_leads_straight_to_the_record(client, amina):
    sign_in(client, UserFactory(role=Role.MANAGER))
    answer = client.post(reverse("core:search"), {"q": "p-1187"})
    assert client.get(answer.headers["Location"]).headers["Location"] == reverse(
        "clients:detail", args=[amina.pk]
    )


def test_whoever_is_not_on_the_file_finds_nothing_and_whoever_is_finds_it(client, amina):
    nadia, omar = UserFactory(), UserFactory()
    put_on(nadia, amina)
    sign_in(client, omar)
    assert references(search(client, "Amina")) == []
    sign_in(client, nadia)
    assert references(search(client, "Amina")) == ["P-1187"]


def test_another_ones_search_and_an_invented_one_are_refused_alike(client, amina):
    sign_in(client, UserFactory(role=Role.MANAGER))
    address = client.post(reverse("core:search"), {"q": "Amina"}).headers["Location"]
    sign_in(client, UserFactory(role=Role.MANAGER))
    assert client.get(address).status_code == 400
    assert client.get(reverse("core:search"), {"s": "nonsense"}).status_code == 400


@pytest.mark.parametrize("text", ["", "   ", "'; drop table--", "100%", "_" * 300, "陳大文"])
def test_odd_searches_are_answered(client, amina, text):
    sign_in(client, UserFactory(role=Role.MANAGER))
    answer = search(client, text)
    assert (answer.status_code, references(answer)) == (200, [])


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.LAWYER, Role.ADMINISTRATOR, Role.AUDITOR, Role.RESEARCHER]
)
def test_whoever_reads_no_file_has_no_search(client, role):
    sign_in(client, UserFactory(role=role))
    assert client.get(reverse("core:search")).status_code == 404

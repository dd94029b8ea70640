"""The three pages of a record: who can see it, what changed, who has looked; each leads to the others."""

import re

import pytest
from django.urls import reverse

from accounts.policy import Role
from tests.factories import CaseFactory, UserFactory, put_on
from tests.house_context import sign_in

pytestmark = pytest.mark.django_db
ALL = ["Who can see this", "What changed", "Who has looked"]


def chips(page):
    return re.findall(r'<a class="chip"[^>]*>([^<]+)</a>', page.content.decode())


@pytest.mark.parametrize("name", ["who", "history", "looked"])
def test_each_page_leads_to_the_others(client, name):
    case = CaseFactory()
    sign_in(client, UserFactory(role=Role.MANAGER))

    page = client.get(reverse(f"core:{name}", args=["cases.case", case.pk]))

    assert chips(page) == ALL
    assert page.content.decode().count('aria-current="true"') == 1


def test_who_may_not_ask_who_looked_is_not_led_there(client):
    worker, case = UserFactory(role=Role.CASEWORKER), CaseFactory()
    put_on(worker, case, case.client)
    sign_in(client, worker)

    page = client.get(reverse("core:who", args=["cases.case", case.pk]))

    assert chips(page) == ALL[:2]


def test_somebody_elses_record_has_none_of_them(client):
    case = CaseFactory()
    sign_in(client, UserFactory(role=Role.CASEWORKER))

    assert client.get(reverse("core:history", args=["cases.case", case.pk])).status_code == 404

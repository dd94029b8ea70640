"""Nothing outside tells whether somebody is known: receipts and look-ups are the same page for everybody."""

import re

import pytest
from django.urls import reverse

from accounts.policy import Role
from clients.models import Client
from clients.services import create_client
from tests.factories import UserFactory
from tests.house_context import house, sign_in
from tests.referrals.factories import a_partner
from tests.referrals.walking import begin, fill, send

pytestmark = pytest.mark.django_db
PER_REQUEST = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def _know_rahil():
    create_client(
        by=UserFactory(role=Role.INTAKE),
        names=[{"kind": "used", "full_name": "Rahil"}, {"kind": "used", "full_name": "রাহিল"}],
        birth={"year": 2000},
        phone="+85290000001",
    )


def _pages(client, person):
    """Every page from the check to the receipt, without what differs from post to post."""
    draft_id = begin(client)
    fill(client, draft_id, person=person)
    check = client.get(reverse("referrals:step", args=[draft_id, "check"]))
    receipt = client.get(send(client, draft_id).url)
    page = PER_REQUEST.sub("", receipt.content.decode())
    for secret in (receipt.context["reference"], receipt.context["status_code"], draft_id):
        page = page.replace(secret, "*" * len(secret)) if secret else page
    return check.status_code, receipt.headers.items() and page


@pytest.mark.parametrize("is_partner", [False, True])
def test_the_receipt_for_a_known_person_is_byte_equal_to_that_for_an_unknown_one(client, is_partner):
    if is_partner:
        sign_in(client, a_partner())
    unknown = [_pages(client, {}) for _ in range(2)]
    _know_rahil()
    known = [_pages(client, {}) for _ in range(2)]

    with house():
        assert Client.objects.count() == 1
    assert len({*known, *unknown}) == 1


def test_sending_takes_the_same_queries_for_a_known_person(client, django_assert_max_num_queries):
    counts = []
    for is_known in (False, True):
        if is_known:
            _know_rahil()
        draft_id = begin(client)
        fill(client, draft_id)
        with django_assert_max_num_queries(200) as asked:
            send(client, draft_id)
        counts.append(len(asked))

    assert counts[0] == counts[1]

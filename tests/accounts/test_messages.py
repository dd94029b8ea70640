"""The one mail that signing in sends: constant words, an opaque link, nothing for strangers."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from accounts.policy import Role
from tests.factories import UserFactory
from tests.house_context import house

pytestmark = pytest.mark.django_db


def ask_for_password(client, email):
    return client.post(reverse("account_reset_password"), {"email": email})


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.PARTNER])
def test_a_forgotten_password_sends_constant_words_and_a_working_link(client, role):
    user = UserFactory(role=role)
    with house():
        user.set_password("a-long-forgotten-password")
        user.save()

    response = ask_for_password(client, user.email)

    assert (response.status_code, len(mail.outbox)) == (302, 1)
    sent = mail.outbox[0]
    assert (sent.subject, sent.to) == ("About your account in the case system", [user.email])
    assert user.full_name not in sent.body
    link = re.search(r"http\S+", sent.body)[0]
    assert client.get(re.sub(r"^https?://[^/]+", "", link), follow=True).status_code == 200


@pytest.mark.parametrize("email", ["nobody@harbour.example"])
def test_a_stranger_gets_the_same_page_and_no_mail(client, email):
    assert (ask_for_password(client, email).status_code, mail.outbox) == (302, [])


def test_a_closed_account_gets_no_mail(client):
    user = UserFactory(is_active=False)
    assert (ask_for_password(client, user.email).status_code, mail.outbox) == (302, [])

"""An export wants a second factor of minutes ago; what was typed meanwhile comes back."""

import datetime as dt
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse

from accounts.policy import Role
from core.clock import now
from core.confirming import SHOWN_AT
from core.models import Draft, Job
from tests.accounts.test_signing_in import PASSWORD, SECRET, code
from tests.factories import CaseFactory, UserFactory
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db
EXPORT = "/lists/cases.list/export/?sort=-reference"
TYPED = {"reason": "Half-year report to the board", "format": "csv"}


@pytest.fixture
def manager(client, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    user = UserFactory(role=Role.MANAGER)
    CaseFactory()
    with house():
        user.set_password(PASSWORD)
        user.save()
        TOTP.activate(user, SECRET)
    sign_in(client, user)
    return user


def factor_shown(client, ago):
    with house():
        session = client.session
        session[SHOWN_AT] = (now() - ago).timestamp()
        session.save()


def kept(model):
    with house():
        return list(model.objects.all())


@pytest.mark.parametrize(("minutes", "jobs"), [(4, 1), (6, 0)])
def test_the_factor_is_good_for_five_minutes(client, manager, minutes, jobs):
    factor_shown(client, dt.timedelta(minutes=minutes))
    assert client.post(EXPORT, TYPED).status_code == 302
    assert len(kept(Job)) == jobs


def test_confirmed_and_back_with_what_was_typed(client, manager):
    factor_shown(client, dt.timedelta(hours=1))
    sent_away = client.post(EXPORT, TYPED)
    asked = client.get(sent_away.url).content.decode()
    confirmed = client.post(reverse("mfa_reauthenticate"), {"code": code(), "next": EXPORT})
    page = client.get(confirmed.url).content.decode()

    assert sent_away.url.startswith(reverse("mfa_reauthenticate") + "?next=%2Flists%2Fcases")
    assert ["What you typed waits" in asked, f'name="next" value="{EXPORT}"' in asked] == [True, True]
    assert (confirmed.status_code, confirmed.url) == (302, EXPORT)
    assert [TYPED["reason"] in page, "What you left unsaved is back" in page] == [True, True]

    key = re.search(r'name="idempotency_key" value="([^"]+)"', page)[1]
    assert "/jobs/" in client.post(EXPORT, {**TYPED, "idempotency_key": key}).url
    assert [(job.reason, job.parameters["query"]) for job in kept(Job)] == [
        (TYPED["reason"], "sort=-reference")
    ]
    assert kept(Draft) == []


def test_a_wrong_code_lets_nothing_out(client, manager):
    factor_shown(client, dt.timedelta(hours=1))
    client.post(EXPORT, TYPED)
    assert client.post(reverse("mfa_reauthenticate"), {"code": "000000", "next": EXPORT}).status_code == 200
    client.post(EXPORT, TYPED)
    assert kept(Job) == []


def test_a_password_confirms_nothing_where_there_is_a_factor(client, manager):
    asked = reverse("account_reauthenticate")
    answer = client.post(f"{asked}?next={EXPORT}", {"password": PASSWORD})
    assert answer.url.startswith(reverse("mfa_reauthenticate"))
    assert "Use your password" not in client.get(answer.url).content.decode()


def test_what_is_wrong_in_the_form_is_said_before_anything_is_asked(client, manager):
    factor_shown(client, dt.timedelta(hours=1))
    assert client.post(EXPORT, {"reason": "", "format": "csv"}).status_code == 422
    assert kept(Draft) == []


def test_the_counts_of_a_report_ask_too(client, manager):
    factor_shown(client, dt.timedelta(hours=1))
    address = reverse("reports:export_counts")
    answer = client.post(f"{address}?opened=30", TYPED)
    back = f"{address}?opened=30"
    assert (answer.status_code, kept(Job), [one.url for one in kept(Draft)]) == (302, [], [back])

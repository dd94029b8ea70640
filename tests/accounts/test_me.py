"""One's own account: sessions, preferences, the code of conduct."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import SignIn, User
from core.clock import now
from tests.factories import UserFactory
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db


def sign_ins(user, number):
    with house():
        SignIn.objects.bulk_create(
            SignIn(user=user, session_key=f"k{n}", device="Firefox, Windows", seen_at=now())
            for n in range(number)
        )


def test_the_page_shows_ones_own_sessions_and_nobody_elses(client):
    user, other = UserFactory(), UserFactory()
    sign_ins(user, 2)
    sign_ins(other, 1)
    sign_in(client, user)

    answer = client.get(reverse("accounts:me"))

    shown = answer.context["sign_ins"]
    assert (answer.status_code, len(shown)) == (200, 3)
    assert [one.pk for one in shown].count(answer.context["this_sign_in"]) == 1


def test_another_ones_session_cannot_be_ended(client):
    user, other = UserFactory(), UserFactory()
    sign_ins(other, 1)
    sign_in(client, user)
    with house():
        theirs = SignIn.objects.get(user=other)

    client.post(reverse("accounts:end_sign_in", args=[theirs.pk]))

    with house():
        assert SignIn.objects.get(pk=theirs.pk).ended_at is None


def test_preferences_are_kept_and_the_look_stays_on_the_device(client):
    user = UserFactory()
    sign_in(client, user)

    answer = client.post(reverse("accounts:preferences"), {"language": "zh-hant", "look": "auto"})

    assert (answer.status_code, answer.cookies["look"].value) == (302, "auto")
    with house():
        kept = User.objects.get(pk=user.pk)
        assert (kept.language, kept.uses_shortcuts) == ("zh-hant", False)
    page = client.get(reverse("accounts:me")).content.decode()
    assert 'data-theme="auto"' in page
    assert 'data-keys="off"' in page


def test_a_wrong_preference_is_refused_and_keeps_nothing(client):
    user = UserFactory()
    sign_in(client, user)

    answer = client.post(reverse("accounts:preferences"), {"language": "xx", "look": "auto"})

    assert (answer.status_code, answer.context["form"].errors) == (
        422,
        {"language": ["Choose one of the answers listed"]},
    )


def test_the_page_asks_as_often_for_three_sessions_as_for_one(client):
    counts = []
    for number in (1, 3):
        user = UserFactory()
        sign_ins(user, number)
        sign_in(client, user)
        client.get(reverse("accounts:me"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("accounts:me"))
        counts.append(len(asked))
    assert counts[0] == counts[1]

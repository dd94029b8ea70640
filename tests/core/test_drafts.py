"""Words not yet saved stay their author's, whatever ends the session."""

import datetime as dt
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.urls import reverse

from accounts.models import SignIn
from core.clock import now
from core.drafts import discard_draft, draft_values, drafts_of, save_draft
from core.models import Draft
from core.tasks import expire_jobs
from tests.factories import UserFactory
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db


def save(client, text="She was held for nine days"):
    url = reverse("core:draft", args=["cases.note", "new"])
    return client.post(url, {"text": text, "csrfmiddlewaretoken": "x"}, headers={"X-Page": "/cases/"})


def test_words_are_kept_over_the_ones_before_and_come_back(client):
    user = UserFactory()
    sign_in(client, user)
    save(client)

    answer = save(client, "She was held for ten days")

    assert set(answer.json()) == {"saved_at"}
    with being(user):
        assert draft_values(user, "cases.note").dict() == {"text": "She was held for ten days"}
        assert [(d.form_key, d.words, d.url) for d in drafts_of(user)] == [("cases.note", 6, "/cases/")]


def test_nobody_else_reads_them(client):
    author, other = UserFactory(), UserFactory()
    sign_in(client, author)
    save(client)

    with being(other):
        assert draft_values(other, "cases.note") is None


def test_the_database_holds_no_word_of_them(client):
    sign_in(client, UserFactory())
    save(client)

    with house(), connection.cursor() as cursor:
        cursor.execute("select core_draft::text from core_draft")
        assert "nine days" not in cursor.fetchone()[0]


def test_a_post_after_the_session_has_ended_is_kept(client):
    user = UserFactory()
    sign_in(client, user)
    client.get(reverse("accounts:me"))
    with house():
        SignIn.objects.update(seen_at=now() - dt.timedelta(minutes=31))

    answer = client.post(
        reverse("accounts:code_of_conduct"), {"text": "Nine days", "draft_to": "/drafts/cases.note/new/"}
    )

    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/?idle=1")
    with being(user):
        assert draft_values(user, "cases.note").dict() == {"text": "Nine days"}


def test_saved_words_need_no_draft(client):
    user = UserFactory()
    sign_in(client, user)
    save(client)

    discard_draft(by=user, form_key="cases.note")

    with house():
        assert not Draft.objects.exists()


def test_old_drafts_go(client):
    sign_in(client, UserFactory())
    save(client)
    with house():
        Draft.objects.update(saved_at=now() - dt.timedelta(days=15))
    expire_jobs()
    with house():
        assert not Draft.objects.exists()


def test_throwing_a_draft_away_leads_back_to_its_empty_form_and_nowhere_else(client):
    user = UserFactory()
    sign_in(client, user)
    url = reverse("core:draft_discard", args=["cases.note", "new"])
    for page, leads_to in (("/cases/", "/cases/"), ("//evil.example/", "/"), ("https://evil.example/", "/")):
        save(client)
        answer = client.post(url, {"draft_page": page})
        assert answer.headers["Location"] == leads_to
    with being(user):
        assert draft_values(user, "cases.note") is None


def test_an_ended_session_leads_back_to_where_it_was(client):
    user = UserFactory()
    sign_in(client, user)
    client.get(reverse("accounts:me"))
    with house():
        SignIn.objects.update(seen_at=now() - dt.timedelta(minutes=31))

    answer = client.get(reverse("accounts:access_matrix"), {"role": "auditor"})

    assert answer.headers["Location"] == "/accounts/login/?idle=1&next=%2Faccess%2F%3Frole%3Dauditor"


@pytest.mark.django_db(transaction=True)
def test_two_first_saves_at_one_moment_are_one_draft():
    author = UserFactory()
    is_written, may_commit = Event(), Event()

    def keep(words, inside=lambda: None):
        with transaction.atomic():
            save_draft(by=author, form_key="cases.note", about="new", url="/", values={"text": [words]})
            inside()
        connection.close()

    def hold():
        is_written.set()
        may_commit.wait(5)

    first = Thread(target=keep, args=["first", hold])
    second = Thread(target=keep, args=["second"])
    first.start()
    is_written.wait(5)
    second.start()
    # The second waits for the first's row; half a second is ample for it to get there.
    second.join(0.5)
    may_commit.set()
    first.join(5)
    second.join(5)

    with being(author):
        assert draft_values(author, "cases.note").dict() == {"text": "second"}

"""The list of clients: whose, by which words, and how many queries."""

import pytest
from django.urls import reverse

from accounts.policy import Role
from core.models import ReadEvent
from tests.clients.factories import AlertFactory, ClientLanguageFactory, ClientNameFactory
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db
LIST = "/clients/"


def search(browser, text):
    return browser.get(browser.post(LIST, {"q": text})["Location"])


def test_a_caseworker_sees_their_own_clients(enter, amina):
    browser, _ = enter()
    other = ClientFactory()
    text = browser.get(LIST).content.decode()

    assert (amina.reference in text, other.reference in text) == (True, False)


@pytest.mark.parametrize("words", ["amina", "Dore Aminah", "أمينة", "P-", "%", "'\"", "100%_"])
def test_a_search_goes_by_post_and_leaves_no_words_in_the_address(enter, amina, words):
    browser, _ = enter()
    answer = browser.post(LIST, {"q": words})

    assert words not in answer["Location"]
    assert browser.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("words", "finds"), [("Dore Aminah", True), ("أمينة", True), ("9123 4567", True), ("Bekele", False)]
)
def test_a_search_finds_by_sound_script_and_phone(enter, amina, words, finds):
    browser, _ = enter()

    assert (amina.reference in search(browser, words).content.decode()) == finds


def test_a_counsellor_cannot_search_by_phone(enter, amina):
    browser, _ = enter(Role.COUNSELLOR)

    assert amina.reference not in search(browser, "9123 4567").content.decode()


@pytest.mark.parametrize("query", ["sort=phone", "sort=protection_note", "columns=nonsense", "gender=x"])
def test_forbidden_and_unknown_orders_and_columns_are_one_400(enter, amina, query):
    browser, _ = enter(Role.COUNSELLOR)

    assert browser.get(f"{LIST}?{query}").status_code == 400


def test_a_manager_sees_a_chip_for_every_phone(enter, amina):
    browser, _ = enter(Role.MANAGER)
    text = browser.get(f"{LIST}?columns=reference&columns=phone").content.decode()

    assert ("91234567" in text, "Restricted" in text) == (False, True)


def test_a_list_is_kept_with_the_ids_shown(enter, amina):
    browser, user = enter()
    browser.get(LIST)

    with house():
        assert ReadEvent.objects.get(kind="list", user_id=user.pk).object_ids == [str(amina.pk)]


def test_three_clients_take_as_many_queries_as_one(client, django_assert_max_num_queries):
    user = sign_in(client, worker := UserFactory()) and worker
    counts = []
    for _ in range(2):
        for _number in range(len(counts) + 1):
            found = ClientFactory()
            ClientNameFactory(client=found)
            ClientLanguageFactory(client=found)
            AlertFactory(client=found, owner=user)
            put_on(user, found)
        client.get(reverse("clients:list"))
        with django_assert_max_num_queries(60) as taken:
            client.get(reverse("clients:list"))
        counts.append(len(taken))

    assert counts[0] == counts[1]

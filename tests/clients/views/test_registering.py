"""First a search, then a file: what it finds, what it keeps to itself, and what it refuses."""

import uuid

import pytest
from django.urls import reverse

from accounts.policy import Role
from clients import services
from clients.models import Client, ClientLanguage
from tests.house_context import being, house

pytestmark = pytest.mark.django_db

ANSWERS = {"full_name": "Sahra Nur", "birth_year": "1990", "language": "so", "nationality": "SO"}


def look(browser, **asked):
    return browser.post(reverse("clients:look"), {"name": "Sahra Nur", **asked})


def register(browser, address, **answers):
    return browser.post(address, ANSWERS | answers)


def test_there_is_no_form_without_a_search(enter):
    browser, _ = enter(Role.INTAKE)

    for tail in ("", f"?s={uuid.uuid4()}", "?s=x"):
        answer = browser.get(reverse("clients:register") + tail)
        assert (answer.status_code, answer["Location"]) == (302, reverse("clients:look"))


def test_a_search_leads_to_matches_in_any_spelling_with_reasons(enter, amina):
    browser, _ = enter(Role.INTAKE)
    found = look(browser, name="Dore, Aminah")
    text = browser.get(found["Location"]).content.decode()

    assert (amina.reference in text, "The name sounds alike" in text or "The name is alike" in text) == (
        True,
        True,
    )
    assert "Aminah" not in found["Location"]


def test_somebody_elses_search_makes_no_form(enter, client, amina):
    browser, _ = enter(Role.INTAKE)
    address = look(browser)["Location"]
    browser, _ = enter(Role.INTAKE)

    assert browser.get(address)["Location"] == reverse("clients:look")


def test_a_file_out_of_reach_is_counted_and_not_shown(enter, amina):
    browser, _ = enter(is_on=False)
    text = browser.get(look(browser, name="Amina Doreh")["Location"]).content.decode()

    assert (amina.reference in text, "1 more file may be this person" in text) == (False, True)


def test_a_hidden_name_is_never_told_by_its_match(enter, amina, intake):
    browser, _ = enter(Role.INTAKE)
    with being(intake):
        services.hide_name(client_id=amina.pk, version=None, code_name="Kingfisher", by=intake)
    text = browser.get(look(browser, name="Amina Doreh")["Location"]).content.decode()

    assert (amina.reference in text, "Kingfisher" in text, "1 more file" in text) == (False, False, True)


def test_a_new_file_is_made_from_the_form(enter):
    browser, user = enter(Role.INTAKE)
    answer = register(
        browser,
        look(browser)["Location"],
        own_script="سحرة نور",
        birth_year="1990",
        birth_estimated="on",
        phone="9123 4567",
        may_call="on",
        number_kind="passport",
        number="P 1234",
    )

    with house():
        made = Client.objects.get(display_name="Sahra Nur")
        assert answer["Location"] == reverse("clients:detail", args=[made.pk])
        assert (made.phone, made.may_call, str(made.birth)) == ("+85291234567", True, "about 1990")
        assert sorted(name.full_name for name in made.names.all()) == ["Sahra Nur", "سحرة نور"]
        assert ClientLanguage.objects.get(client=made).is_first


def test_a_double_click_makes_one_file(enter):
    browser, _ = enter(Role.INTAKE)
    address, key = look(browser)["Location"], str(uuid.uuid4())

    answers = [register(browser, address, idempotency_key=key)["Location"] for _ in range(2)]

    assert answers[0] == answers[1]
    with house():
        assert Client.objects.filter(display_name="Sahra Nur").count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"full_name": "   "}, "Enter the name they use"),
        ({"full_name": "\u202e\u200b"}, "Enter the name they use"),
        ({"birth_year": "2999"}, "cannot be after"),
        ({"birth_year": "1990", "birth_month": "2", "birth_day": "30"}, "no such day"),
        ({"phone": "123"}, "Enter all 8 digits"),
        ({"number": "P 1234"}, "Choose what kind of paper"),
        ({"full_name": "A" * 5000}, "Shorten this"),
        ({"nationality": "QQ"}, "Choose one of the answers listed"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(enter, wrong, words):
    browser, _ = enter(Role.INTAKE)
    answer = register(browser, look(browser)["Location"], **wrong, contact_hours="after six")
    text = answer.content.decode()

    assert answer.status_code == 422
    assert (words in text, "after six" in text) == (True, True)


def test_fields_of_other_roles_are_not_on_the_form_and_a_posted_one_is_dropped(enter):
    browser, user = enter(Role.COUNSELLOR)
    address = look(browser)["Location"]
    assert 'name="phone"' not in browser.get(address).content.decode()

    register(browser, address, phone="91234567", number_kind="passport", number="P1")

    from core.models import Refusal

    with house():
        made = Client.objects.get(display_name="Sahra Nur")
        assert (made.phone, made.identifiers.count()) == ("", 0)
        assert Refusal.objects.get(user_id=user.pk, kind="post").names == ["number", "number_kind", "phone"]

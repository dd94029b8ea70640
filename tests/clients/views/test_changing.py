"""Changing a record: what is saved, two people at once, and what is asked about first."""

import pytest
from django.urls import reverse

from accounts.policy import Role
from clients.models import Client, ClientName, ClientWall, Consent
from core.models import Refusal
from tests.house_context import house

pytestmark = pytest.mark.django_db


def address(client, name="edit"):
    return reverse(f"clients:{name}", args=[client.pk])


def version(client):
    with house():
        return Client.objects.get(pk=client.pk).version


def current(client):
    with house():
        return Client.objects.get(pk=client.pk)


def test_a_caseworker_changes_the_record(enter, amina):
    browser, _ = enter()
    answers = {"version": version(amina), "gender": "woman", "birth_year": "1993", "address": "Sham Shui Po"}
    answer = browser.post(address(amina), answers)

    found = current(amina)
    assert answer["Location"] == address(amina, "detail")
    assert (found.birth_year, found.address) == (1993, "Sham Shui Po")


def test_the_second_of_two_people_sees_both_texts_and_loses_neither(enter, amina):
    browser, _ = enter()
    old = version(amina)
    browser.post(address(amina), {"version": old, "address": "Sham Shui Po"})
    answer = browser.post(address(amina), {"version": old, "address": "Yau Ma Tei"})
    text = answer.content.decode()

    assert answer.status_code == 409
    assert ("Sham Shui Po" in text, "Yau Ma Tei" in text) == (True, True)
    assert current(amina).address == "Sham Shui Po"

    again = browser.post(address(amina), {"version": version(amina), "address": "Yau Ma Tei"})
    assert (again.status_code, current(amina).address) == (302, "Yau Ma Tei")


def test_a_conflict_shows_no_value_the_reader_may_not_see(enter, amina):
    browser, _ = enter(Role.COUNSELLOR)
    with house():
        Client.objects.filter(pk=amina.pk).update(address="Sham Shui Po", version=9)
    answer = browser.post(address(amina), {"version": 1, "gender": "man", "address": "x"})

    assert answer.status_code == 409
    assert "Sham Shui Po" not in answer.content.decode()


@pytest.mark.parametrize("sent", [{}, {"version": ""}, {"version": "0"}])
def test_a_post_without_a_version_overwrites_nothing(enter, amina, sent):
    browser, _ = enter()

    assert browser.post(address(amina), {"address": "x", **sent}).status_code == 409


def test_a_posted_field_of_another_role_is_dropped_and_kept_as_a_refusal(enter, amina):
    browser, user = enter(Role.COUNSELLOR)
    browser.post(address(amina), {"version": version(amina), "phone": "98765432", "gender": "woman"})

    assert current(amina).phone == "+85291234567"
    with house():
        assert Refusal.objects.get(user_id=user.pk, kind="post").names == ["phone"]


def test_a_birth_in_the_future_is_refused_in_words(enter, amina):
    browser, _ = enter()
    answer = browser.post(address(amina), {"version": version(amina), "birth_year": "2999"})

    assert answer.status_code == 422
    assert "cannot be after" in answer.content.decode()


def test_the_rules_for_contact_change_with_the_day_they_were_checked(enter, amina):
    browser, _ = enter()
    answers = {"version": version(amina), "may_text": "on", "contact_checked_on_day": "20"}
    answers |= {"contact_checked_on_month": "3", "contact_checked_on_year": "2026"}
    browser.post(address(amina, "contact_edit"), answers)

    found = current(amina)
    assert (found.may_text, found.may_call, str(found.contact_checked_on)) == (True, False, "2026-03-20")


@pytest.mark.parametrize(
    ("name", "answers", "model", "count"),
    [
        ("name_add", {"kind": "alias", "full_name": "Amina D."}, "ClientName", 4),
        ("language_add", {"language": "en"}, "ClientLanguage", 2),
        ("nationality_add", {"country": "XXA", "status": "claimed"}, "ClientNationality", 2),
        ("identifier_add", {"kind": "passport", "number": "P 1"}, "ClientIdentifier", 2),
        ("consent_add", {"recipient": "Housing partner", "purpose": "housing"}, "Consent", 2),
    ],
)
def test_rows_are_added_from_their_pages(enter, amina, name, answers, model, count):
    browser, _ = enter()
    answer = browser.post(address(amina, name), answers)

    from django.apps import apps

    assert answer.status_code == 302
    with house():
        assert apps.get_model("clients", model).objects.filter(client=amina).count() == count


@pytest.mark.parametrize(
    "name", ["name_add", "consent_add", "alert_add", "edit", "contact_edit", "aside", "hide"]
)
def test_strangers_change_nothing(enter, amina, name):
    browser, _ = enter(is_on=False)

    assert browser.get(address(amina, name)).status_code == 404
    assert browser.post(address(amina, name), {"reason": "x", "text": "x"}).status_code == 404


def test_ending_asks_first_and_keeps_the_row(enter, amina):
    browser, _ = enter()
    with house():
        alias = ClientName.objects.get(client=amina, kind="papers")
    page = browser.get(reverse("clients:name_end", args=[alias.pk]))
    answer = browser.post(reverse("clients:name_end", args=[alias.pk]))

    assert (page.status_code, answer.status_code) == (200, 302)
    with house():
        assert ClientName.objects.get(pk=alias.pk).ended_on is not None


def test_the_name_we_use_does_not_end_and_the_page_says_why(enter, amina):
    browser, _ = enter()
    with house():
        shown = ClientName.objects.get(client=amina, is_display=True)
    answer = browser.post(reverse("clients:name_end", args=[shown.pk]))

    assert answer.status_code == 422
    assert "Choose another name" in answer.content.decode()


def test_a_consent_is_withdrawn(enter, amina):
    browser, _ = enter()
    with house():
        consent = Consent.objects.get(client=amina)
    browser.post(reverse("clients:consent_end", args=[consent.pk]))

    with house():
        assert Consent.objects.get(pk=consent.pk).state == "withdrawn"


def test_stepping_aside_asks_first_and_then_the_file_is_gone(enter, amina):
    browser, user = enter()
    assert "Step aside" in browser.get(address(amina, "aside")).content.decode()
    answer = browser.post(address(amina, "aside"), {"reason": "we are related"})

    assert answer["Location"] == reverse("clients:list")
    assert browser.get(address(amina, "detail")).status_code == 404
    with house():
        assert ClientWall.objects.get().user_id == user.pk


def test_stepping_aside_without_a_reason_changes_nothing(enter, amina):
    browser, _ = enter()

    assert browser.post(address(amina, "aside"), {"reason": " "}).status_code == 422
    assert browser.get(address(amina, "detail")).status_code == 200


def test_one_household_member_brings_another_in_by_reference(enter, intake):
    from clients import services
    from tests.house_context import being

    browser, _ = enter(Role.INTAKE)
    with being(intake):
        one, other = (services.create_client(by=intake, names=[{"full_name": name}]) for name in ("A", "B"))
    answer = browser.post(
        address(one, "member_add"), {"reference": other.reference.lower(), "relationship": "spouse"}
    )
    assert answer.status_code == 302
    refused = browser.post(address(one, "member_add"), {"reference": "P-9", "relationship": "spouse"})

    assert (refused.status_code, "None of your clients" in refused.content.decode()) == (422, True)

"""The client's file: who opens it, what stands behind chips, and what opening it leaves."""

import pytest
from django.urls import reverse

from accounts.policy import Role
from clients import services
from clients.models import ClientIdentifier
from core.models import FieldGrant, ReadEvent
from tests.clients.factories import AlertFactory, ClientNameFactory, ConsentFactory
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db
TABS = ["detail", "household", "names", "consents", "past"]


def page(browser, client, name="detail"):
    return browser.get(reverse(f"clients:{name}", args=[client.pk]))


@pytest.mark.parametrize("tab", TABS)
def test_a_caseworker_on_the_client_opens_every_tab(enter, amina, tab):
    browser, _ = enter()

    assert page(browser, amina, tab).status_code == 200


@pytest.mark.parametrize("tab", TABS)
def test_a_caseworker_who_is_not_on_the_client_finds_no_page(enter, amina, tab):
    browser, _ = enter(is_on=False)

    assert page(browser, amina, tab).status_code == 404


@pytest.mark.parametrize(
    "role", [Role.RESEARCHER, Role.ADMINISTRATOR, Role.AUDITOR, Role.PARTNER, Role.PROGRAMME]
)
def test_roles_without_clients_find_no_page(enter, amina, role):
    browser, _ = enter(role)

    assert page(browser, amina).status_code == 404


def test_names_stand_in_their_script_with_language_and_direction(enter, amina):
    browser, _ = enter()

    assert '<bdi lang="ar" dir="rtl">أمينة دوره</bdi>' in page(browser, amina).content.decode()


def test_the_rules_for_contact_come_first_and_the_number_is_covered(enter, amina):
    browser, _ = enter()
    text = page(browser, amina).content.decode()

    assert text.index("Ask for the sewing class") < text.index('id="about"')
    assert ("91234567" in text, "••••" in text) == (False, True)


def test_the_number_opens_behind_the_rules_and_that_is_kept(enter, amina):
    browser, user = enter()
    text = page(browser, amina, "contact").content.decode()

    assert text.index("Ask for the sewing class") < text.index("+85291234567")
    with house():
        assert ReadEvent.objects.filter(kind="contact", user_id=user.pk, object_id=str(amina.pk)).count() == 1


def test_opening_the_file_is_kept_with_the_classes_shown(enter, amina):
    browser, user = enter(Role.COUNSELLOR)
    page(browser, amina)

    with house():
        event = ReadEvent.objects.get(kind="open", user_id=user.pk)
        assert (event.object_id, "identity" in event.classes, "immigration" in event.classes) == (
            str(amina.pk),
            True,
            False,
        )


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.WELFARE, Role.MANAGER, Role.LAWYER])
def test_numbers_stand_behind_one_chip_for_who_may_not_read_them(enter, amina, role):
    browser, _ = enter(role)
    before = page(browser, amina, "names").content.decode()
    with house():
        ClientIdentifier.objects.filter(client=amina).update(ended_on="2026-01-01")
    after = page(browser, amina, "names").content.decode()

    assert "0000000/25" not in before
    assert before.count('class="ask"') == after.count('class="ask"') > 0


def test_an_answered_request_opens_the_numbers_for_an_hour(enter, amina):
    browser, user = enter(Role.MANAGER)
    with house():
        FieldGrant.objects.create(
            user=user,
            model_label="clients.client",
            object_id=amina.pk,
            field_class="immigration",
            kind="asked",
            reason="complaint",
            until="2999-01-01T00:00Z",
        )

    assert "0000000/25" in page(browser, amina, "names").content.decode()


def test_a_coordinator_sees_the_reference_and_no_name(enter, amina):
    browser, _ = enter(Role.PROBONO, is_on=False)
    text = page(browser, amina).content.decode()

    assert (amina.reference in text, "Amina" in text, "DOREH" in text, "sewing" in text) == (
        True,
        False,
        False,
        False,
    )


def test_a_lawyer_sees_no_alert_and_no_consent_of_others(enter, amina):
    browser, _ = enter(Role.LAWYER)
    text = page(browser, amina).content.decode()

    assert ("No one on record" in text, "Duty Lawyer Service" in text, "Amina" in text) == (
        False,
        False,
        True,
    )


def test_members_one_is_not_on_do_not_show(enter, amina):
    browser, _ = enter()

    assert "Hodan" not in page(browser, amina, "household").content.decode()


def test_a_hidden_name_shows_nowhere_until_it_is_opened(enter, amina, intake):
    browser, user = enter()
    with being(intake):
        services.hide_name(client_id=amina.pk, version=None, code_name="Kingfisher", by=intake)

    pages = [page(browser, amina, tab).content.decode() for tab in TABS]
    pages.append(browser.get(reverse("core:history", args=["clients.client", amina.pk])).content.decode())
    assert [("Amina" in text or "DOREH" in text or "أمينة" in text) for text in pages] == [False] * 6

    answer = browser.post(reverse("clients:reveal", args=[amina.pk]), {"reason": "call back today"})
    assert answer.status_code == 302
    assert "Amina Doreh" in page(browser, amina, "names").content.decode()
    with house():
        assert ReadEvent.objects.get(kind="reveal").user_id == user.pk


def test_titles_hold_the_reference_and_never_the_name(enter, amina):
    browser, _ = enter()
    title = page(browser, amina).content.decode().partition("<title>")[2].partition("</title>")[0]

    assert (amina.reference in title, "Amina" in title) == (True, False)


@pytest.mark.parametrize("tab", TABS)
def test_a_page_takes_as_many_queries_with_three_rows_as_with_one(client, django_assert_max_num_queries, tab):
    user, found = UserFactory(), ClientFactory(display_name="Amina", contact_checked_on="2026-01-01")
    put_on(user, found)
    sign_in(client, user)
    counts = []
    for _ in range(2):
        for number in range(len(counts) + 1):
            ClientNameFactory(client=found, is_display=not counts and not number)
            AlertFactory(client=found, owner=user)
            ConsentFactory(client=found)
        page(client, found, tab)
        with django_assert_max_num_queries(60) as taken:
            page(client, found, tab)
        counts.append(len(taken))

    assert counts[0] == counts[1]
    assert counts[0] <= 45

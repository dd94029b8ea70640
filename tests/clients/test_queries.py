"""Matching across scripts in the house's name; searching only by what the user may read."""

import datetime as dt

import pytest

from accounts.policy import Role
from cases.shown import found as found_cases
from clients.queries import possible_matches, search_clients
from core.clock import today
from tests.clients.factories import ClientIdentifierFactory, ClientNameFactory
from tests.factories import CaseFactory, ClientFactory, UserFactory, put_on
from tests.house_context import being

pytestmark = pytest.mark.django_db


def person(*names, **values):
    client = ClientFactory(**{"display_name": names[0], **values})
    for number, name in enumerate(names):
        ClientNameFactory(client=client, full_name=name, is_display=number == 0)
    return client


def found(user, **asked):
    with being(user):
        return [(match.client_id, match.reasons) for match in possible_matches(**{"names": [], **asked})]


@pytest.fixture
def intake():
    return UserFactory(role=Role.INTAKE)


@pytest.mark.parametrize(
    "spelling", ["Muhammad Ali", "ALI MOHAMAD", "Mohammedali", "محمد علي", "मोहम्मद अली", "Mohammed  Aly"]
)
def test_one_person_is_found_by_any_spelling(intake, spelling):
    client = person("Mohammed Ali", birth_year=1990, birth_precision="year")
    person("Abebe Bekele")

    assert [pk for pk, _ in found(intake, names=[spelling])] == [client.pk]


def test_a_shared_number_or_phone_is_named_as_the_reason(intake):
    by_number, by_phone = person("Amina Doreh"), person("Sahra Nur", phone_digits="91234567")
    ClientIdentifierFactory(client=by_number, number="RBCZ 0000000/25")

    assert found(intake, identifiers=["rbcz0000000-25"]) == [(by_number.pk, ("number",))]
    assert found(intake, phone="+852 9123 4567") == [(by_phone.pk, ("phone",))]


def test_matching_looks_across_clients_the_user_is_not_on():
    client = person("Amina Doreh")

    assert [pk for pk, _ in found(UserFactory(), names=["Amina Dore"])] == [client.pk]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "'", '"; --', "\\", "%%%%", "(", "a" * 5000, "\x00'"])
def test_a_search_full_of_signs_finds_nothing_and_breaks_nothing(intake, text):
    person("Amina Doreh")

    with being(intake):
        assert search_clients(intake, text) == []
        assert possible_matches(names=[text], phone=text, identifiers=[text]) == []


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("amina", 1),
        ("DOREH", 1),
        ("dore aminah", 1),
        ("أمينة", 1),
        ("9123 4567", 1),
        ("P-4711", 1),
        ("bekele", 0),
    ],
)
def test_intake_searches_by_name_script_phone_and_reference(intake, text, finds):
    person("Amina Doreh", "أمينة دوره", phone_digits="91234567", reference="P-4711")

    with being(intake):
        assert len(search_clients(intake, text)) == finds


def test_nobody_searches_by_what_they_may_not_read():
    counsellor = UserFactory(role=Role.COUNSELLOR)
    client = person("Amina Doreh", phone_digits="91234567")
    ClientIdentifierFactory(client=client, number="RBCZ 0000000/25")
    put_on(counsellor, client)

    with being(counsellor):
        assert search_clients(counsellor, "91234567") == []
        assert search_clients(counsellor, "RBCZ 0000000/25") == []
        assert len(search_clients(counsellor, "amina")) == 1


def test_a_search_stays_within_the_users_own_clients():
    worker = UserFactory()
    person("Amina Doreh")

    with being(worker):
        assert search_clients(worker, "amina") == []


def test_the_nearest_are_shown_however_many_newer_ones_are_alike(intake):
    wanted = person("Fuya Fekepu")
    for ending in ("ra", "ri", "ro", "ru", "sa", "si", "so", "su"):
        person(f"Fuyo Feke{ending}")

    with being(intake):
        assert search_clients(intake, "Fuay Fekepu", limit=2)[0].pk == wanted.pk


def test_cases_too_are_shown_from_the_nearest_name_on(intake, monkeypatch):
    monkeypatch.setattr(found_cases, "SHOWN", 2)
    wanted = CaseFactory(client=person("Fuya Fekepu"))
    for ending in ("ra", "ri", "ro", "ru"):
        CaseFactory(client=person(f"Fuyo Feke{ending}"), opened_on=today() + dt.timedelta(days=1))

    with being(intake):
        assert found_cases.search_cases(intake, "Fuay Fekepu")[0].pk == wanted.pk

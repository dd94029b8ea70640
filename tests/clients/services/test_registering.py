"""A client comes into being whole: names, numbers, languages, contact rules, and who is on them."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from accounts.policy import Role
from clients import services
from clients.models import Client, ClientUserObjectPermission
from core.access import Refused, read
from tests.factories import ClientFactory, UserFactory
from tests.house_context import being, house

pytestmark = pytest.mark.django_db

AMINA = [{"kind": "used", "full_name": "Amina Doreh", "given_name": "Amina", "family_name": "Doreh"}]


def create(by, **values):
    with being(by):
        return services.create_client(by=by, **{"names": AMINA, **values})


def test_a_client_is_made_with_everything_known_at_the_door():
    intake = UserFactory(role=Role.INTAKE)

    made = create(
        intake,
        names=[*AMINA, {"kind": "used", "full_name": "أمينة دوره"}],
        birth={"year": 1994, "precision": "estimated"},
        phone="+85291234567",
        contact_rules={"may_call": True, "contact_hours": "10:00 to 16:00"},
        languages=[{"language": "so", "dialect": "Maay", "is_interpreter_needed": True}, "en"],
        nationalities=["SO"],
        identifiers=[{"kind": "rbcz", "number": "RBCZ 0000000/25"}],
        gender="woman",
    )

    with house():
        client = Client.objects.get(pk=made.pk)
        assert client.reference.startswith("P-")
        assert (client.display_name, client.phone_digits) == ("Amina DOREH", "91234567")
        assert (str(client.birth), client.birth_precision) == ("about 1994", "estimated")
        assert (client.may_call, client.may_text, client.may_be_contacted) == (True, False, True)
        assert sorted(client.names.values_list("script", "language", "is_display")) == [
            ("ARABIC", "ar", False),
            ("LATIN", "en", True),
        ]
        assert [row.in_words for row in client.languages.all()] == ["Somali (Maay)", "English"]
        assert [row.number_key for row in client.identifiers.all()] == ["RBCZ000000025"]
        past = Client.history.get(id=client.pk)
        assert (past.history_action, past.history_user_id) == ("clients.create_client", intake.pk)


def test_a_person_with_one_name_needs_no_surname():
    made = create(UserFactory(role=Role.INTAKE), names=[{"full_name": "Abebe"}])

    assert made.display_name == "Abebe"


def test_a_caseworker_is_on_the_client_they_made_and_intake_needs_no_grant():
    worker, intake = UserFactory(), UserFactory(role=Role.INTAKE)
    mine, theirs = create(worker), create(intake)

    with being(worker):
        assert [one.pk for one in read(worker, Client.objects.visible_to(worker))] == [mine.pk]
    with house():
        assert not ClientUserObjectPermission.objects.filter(content_object=theirs).exists()


def test_a_second_post_with_the_same_key_makes_one_client():
    intake, key = UserFactory(role=Role.INTAKE), uuid.uuid4()

    first, second = (create(intake, idempotency_key=key) for _ in range(2))

    assert first.pk == second.pk
    with house():
        assert Client.objects.count() == 1


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u202c", "\t\n", "\u200b"])
def test_a_name_of_nothing_is_refused(name):
    with pytest.raises(ValidationError):
        create(UserFactory(role=Role.INTAKE), names=[{"full_name": name}])


def test_a_name_keeps_quotes_and_loses_marks_that_turn_the_line():
    made = create(UserFactory(role=Role.INTAKE), names=[{"full_name": '\u202eO\'Neil "Bob" 100%\u202c'}])

    assert made.display_name == 'O\'Neil "Bob" 100%'


@pytest.mark.parametrize(
    "birth",
    [{"year": 2999}, {"year": 1994, "month": 2, "day": 30}, {"month": 3}, {"year": 1994, "day": 3}],
)
def test_a_birth_date_that_cannot_be_is_refused(birth):
    with pytest.raises(ValidationError) as wrong:
        create(UserFactory(role=Role.INTAKE), birth=birth)

    assert list(wrong.value.message_dict) == ["birth_year"]


def test_a_name_longer_than_the_column_is_refused_with_words():
    with pytest.raises(ValidationError) as wrong:
        create(UserFactory(role=Role.INTAKE), names=[{"full_name": "A" * 5000}])

    assert "display_name" in wrong.value.message_dict


@pytest.mark.parametrize(
    "role", [Role.RESEARCHER, Role.ADMINISTRATOR, Role.PROBONO, Role.MANAGER, Role.LAWYER]
)
def test_others_make_no_clients(role):
    with pytest.raises(Refused):
        create(UserFactory(role=role))
    with house():
        assert not Client.objects.exists()


def test_somebody_elses_household_cannot_be_joined():
    worker, stranger = UserFactory(), ClientFactory()
    mine = create(worker)

    with pytest.raises(Refused), being(worker):
        services.open_household(by=worker, members=[(mine, "self"), (stranger, "spouse")])

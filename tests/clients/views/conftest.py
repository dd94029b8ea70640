"""The cast of the clients' pages: Amina with everything around her, and users who sign in."""

import datetime as dt

import pytest

from accounts.policy import Role
from clients import services
from tests.factories import UserFactory, put_on
from tests.house_context import being, sign_in


@pytest.fixture
def intake():
    return UserFactory(role=Role.INTAKE, full_name="Ida Intake")


@pytest.fixture
def amina(intake):
    """A client with names in two scripts, a number, a household, a consent, an alert, and papers."""
    with being(intake):
        client = services.create_client(
            by=intake,
            names=[
                {"full_name": "Amina Doreh", "family_name": "Doreh"},
                {"full_name": "أمينة دوره"},
                {"kind": "papers", "full_name": "DOREH AMINA S."},
            ],
            birth={"year": 1994},
            phone="+85291234567",
            contact_rules={"may_call": True, "contact_note": "Ask for the sewing class"},
            languages=[{"language": "so", "dialect": "Maay"}],
            nationalities=["SO"],
            gender="woman",
            identifiers=[{"kind": "rbcz", "number": "RBCZ 0000000/25"}],
        )
        child = services.create_client(by=intake, names=[{"full_name": "Hodan"}])
        services.open_household(by=intake, members=[(client, "self"), (child, "child")])
        services.set_alert(client_id=client.pk, severity="urgent", text="No one on record", by=intake)
        services.record_consent(
            client_id=client.pk,
            by=intake,
            recipient="Duty Lawyer Service",
            purpose="opinion",
            given_on=dt.date(2026, 3, 20),
        )
    return client


@pytest.fixture
def enter(client, amina):
    """Sign somebody in, on Amina's file unless said: `enter(Role.WELFARE)` gives the browser and the user."""

    def signed_in(role=Role.CASEWORKER, is_on=True):
        user = UserFactory(role=role)
        if is_on:
            put_on(user, amina)
        return sign_in(client, user), user

    return signed_in

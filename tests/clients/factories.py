"""Clients with what belongs to them, for tests."""

import factory

from clients.models import (
    Alert,
    ClientIdentifier,
    ClientLanguage,
    ClientName,
    Consent,
    Household,
    HouseholdMember,
)
from clients.rules import fold_name, fold_number, sound_of
from core.clock import today
from tests.factories import ClientFactory, HouseFactory, UserFactory


class ClientNameFactory(HouseFactory):
    class Meta:
        model = ClientName

    client = factory.SubFactory(ClientFactory)
    full_name = "Amina Doreh"
    is_display = True
    search_key = factory.LazyAttribute(lambda name: fold_name(name.full_name))
    sound_key = factory.LazyAttribute(lambda name: sound_of(name.full_name))


class ClientLanguageFactory(HouseFactory):
    class Meta:
        model = ClientLanguage

    client = factory.SubFactory(ClientFactory)
    language = "so"
    is_first = True


class ClientIdentifierFactory(HouseFactory):
    class Meta:
        model = ClientIdentifier

    client = factory.SubFactory(ClientFactory)
    kind = ClientIdentifier.Kind.RBCZ
    number = "RBCZ 0000000/25"
    number_key = factory.LazyAttribute(lambda row: fold_number(row.number))


class ConsentFactory(HouseFactory):
    class Meta:
        model = Consent

    client = factory.SubFactory(ClientFactory)
    recipient = "Duty Lawyer Service"
    purpose = Consent.Purpose.SECOND_OPINION
    given_on = factory.LazyFunction(today)


class AlertFactory(HouseFactory):
    class Meta:
        model = Alert

    client = factory.SubFactory(ClientFactory)
    severity = Alert.Severity.URGENT
    text = "No one on record"
    owner = factory.SubFactory(UserFactory)


class HouseholdFactory(HouseFactory):
    class Meta:
        model = Household


class HouseholdMemberFactory(HouseFactory):
    class Meta:
        model = HouseholdMember

    household = factory.SubFactory(HouseholdFactory)
    client = factory.SubFactory(ClientFactory)
    relationship = "self"

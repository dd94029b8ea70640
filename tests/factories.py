"""Rows for tests, written by the house in the name of `system:test`."""

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from accounts.models import Organisation, User
from accounts.policy import OUTSIDE, Role
from cases.models import Case
from clients.models import Client
from core.access.grants import grant
from core.clock import today
from core.db import system_context


class HouseFactory(DjangoModelFactory):
    """Creates in the house's trusted context."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with transaction.atomic(), system_context("test", actor="system:test"):
            return super()._create(model_class, *args, **kwargs)


class OrganisationFactory(HouseFactory):
    class Meta:
        model = Organisation

    kind = Organisation.Kind.PARTNER
    name_en = factory.Sequence(lambda n: f"Organisation {n}")


class UserFactory(HouseFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"user{n}@harbour.example")
    full_name = factory.Sequence(lambda n: f"Person {n}")
    role = Role.CASEWORKER
    password = "!"
    organisation = factory.Maybe(
        factory.LazyAttribute(lambda user: user.role in OUTSIDE),
        yes_declaration=factory.SubFactory(OrganisationFactory),
        no_declaration=None,
    )


class ClientFactory(HouseFactory):
    class Meta:
        model = Client

    reference = factory.Sequence(lambda n: f"P-{2000 + n}")
    display_name = factory.Sequence(lambda n: f"Amina {n}")


class CaseFactory(HouseFactory):
    class Meta:
        model = Case

    reference = factory.Sequence(lambda n: f"C-2026-{2000 + n}")
    client = factory.SubFactory(ClientFactory)
    stage = "WS_SUBMITTED"
    opened_on = factory.LazyFunction(today)


def put_on(user, *records, until=None, source=None):
    """Put a user on records, as an assignment would."""
    with transaction.atomic(), system_context("test", actor="system:test"):
        for record in records:
            grant([record], users=[user], source=source or record, by=user, until=until)

"""The cast of the case tests: Nadia the caseworker, Ruth the supervisor, Omar a colleague elsewhere."""

import datetime as dt

import pytest

from accounts.policy import Role
from cases import services
from cases.rules.events import Ground, Result
from cases.rules.limits import Basis
from cases.services import EventEntry
from core import clock
from tests.factories import ClientFactory, UserFactory
from tests.house_context import house

TODAY = dt.date(2026, 3, 27)
DECIDED, SERVED = dt.date(2026, 3, 18), dt.date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _today_is_27_march(monkeypatch):
    """The clock of the screens: Friday 27 March 2026, half past nine in Hong Kong."""
    instant = dt.datetime(2026, 3, 27, 1, 30, tzinfo=dt.UTC)
    monkeypatch.setattr(clock.timezone, "now", lambda: instant)


@pytest.fixture
def ruth(db):
    return UserFactory(role=Role.SUPERVISOR, full_name="Ruth Oakes")


@pytest.fixture
def nadia(ruth):
    return UserFactory(role=Role.CASEWORKER, full_name="Nadia Quill", supervisor=ruth)


@pytest.fixture
def omar(db):
    return UserFactory(role=Role.CASEWORKER, full_name="Omar Sellick")


@pytest.fixture
def case(nadia, ruth):
    """A claim opened in 2025, with Nadia and Ruth on it."""
    client = ClientFactory(display_name="Amina DOREH")
    with house():
        opened = services.open_case(client=client, by=ruth, opened_on=dt.date(2025, 2, 3), caseworker=None)
        services.assign_user(case_id=opened.pk, user=nadia, part="caseworker", by=ruth)
        services.assign_user(case_id=opened.pk, user=ruth, part="supervisor", by=ruth)
    return opened


def decision(*, decided=DECIDED, served=SERVED, result=Result.NOT_SUBSTANTIATED, grounds=(Ground.TORTURE,)):
    """The entry of a Notice of Decision."""
    dates = {Basis.DECIDED: decided} | ({Basis.SERVED: served} if served else {})
    return EventEntry("DECISION_SERVED", dates, "DOCUMENT", dict.fromkeys(grounds, result))


def happened(kind, on):
    """The entry of an event with one date."""
    return EventEntry(kind, {Basis.HAPPENED: on}, "DOCUMENT")


@pytest.fixture
def welfare(case, ruth):
    """A welfare officer on the case."""
    user = UserFactory(role=Role.WELFARE, full_name="Wai Lam")
    with house():
        services.assign_user(case_id=case.pk, user=user, part="welfare", by=ruth)
    return user

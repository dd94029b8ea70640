"""Changes of the record and of what belongs to it: locked, dated, never overlapping."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from accounts.policy import Role
from clients import services
from clients.models import Client, ClientLanguage, Consent, DetentionSpan
from core.access import Conflict, Refused
from core.clock import today
from tests.clients.factories import AlertFactory, ClientLanguageFactory, ConsentFactory
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return UserFactory()


@pytest.fixture
def client(worker):
    found = ClientFactory()
    put_on(worker, found)
    return found


def test_a_change_keeps_what_follows_from_it(client, worker):
    with being(worker):
        services.change_client(
            client_id=client.pk,
            version=1,
            by=worker,
            phone="+85291234567",
            address=" Sham Shui Po ",
            may_call=True,
        )

    with house():
        found = Client.objects.get(pk=client.pk)
        assert (found.phone_digits, found.address, found.version) == ("91234567", "Sham Shui Po", 2)
        assert (found.address_changed_on, found.contact_checked_on) == (today(), today())


def test_a_change_of_an_older_version_is_a_conflict(client, worker):
    with being(worker):
        services.change_client(client_id=client.pk, version=1, by=worker, phone="+85291234567")
    with pytest.raises(Conflict) as conflict, being(worker):
        services.change_client(client_id=client.pk, version=1, by=worker, phone="+85299999999")

    assert conflict.value.current.phone == "+85291234567"


def test_a_column_the_role_may_not_set_is_refused(client):
    manager = UserFactory(role=Role.MANAGER)

    with pytest.raises(Refused), being(manager):
        services.change_client(client_id=client.pk, version=1, by=manager, phone="1")


def test_somebody_elses_client_is_missing(client):
    stranger = UserFactory()

    with pytest.raises(Http404), being(stranger):
        services.change_client(client_id=client.pk, version=1, by=stranger, phone="1")


def test_times_in_detention_never_overlap(client, worker):
    with being(worker):
        services.record_detention(
            client_id=client.pk,
            by=worker,
            place="cic",
            started_on=dt.date(2026, 1, 1),
            ended_on=dt.date(2026, 1, 9),
        )
        services.record_detention(
            client_id=client.pk, by=worker, place="mtk", started_on=dt.date(2026, 1, 9), ended_on=None
        )
    with pytest.raises(ValidationError), being(worker):
        services.record_detention(client_id=client.pk, by=worker, place="cic", started_on=dt.date(2026, 1, 5))
    with house():
        assert DetentionSpan.objects.count() == 2


def test_a_new_recognizance_ends_the_one_before(client, worker):
    with being(worker):
        for start in (dt.date(2025, 1, 1), dt.date(2026, 1, 1)):
            services.record_recognizance(client_id=client.pk, by=worker, kind="rbcz", started_on=start)

    with house():
        spans = client.recognizances.order_by("started_on").values_list("started_on", "ended_on")
        assert list(spans) == [(dt.date(2025, 1, 1), dt.date(2026, 1, 1)), (dt.date(2026, 1, 1), None)]


def test_a_consent_is_recorded_and_withdrawn_once(client, worker):
    with being(worker):
        consent = services.record_consent(
            client_id=client.pk, by=worker, recipient="Housing partner", purpose="housing", given_on=today()
        )
        services.withdraw_consent(consent_id=consent.pk, by=worker)
    with house():
        assert Consent.objects.get().state == "withdrawn"
    with pytest.raises(ValidationError), being(worker):
        services.withdraw_consent(consent_id=consent.pk, by=worker)


def test_a_consent_cannot_be_given_tomorrow(client, worker):
    with pytest.raises(ValidationError), being(worker):
        services.record_consent(
            client_id=client.pk,
            by=worker,
            recipient="Housing partner",
            purpose="housing",
            given_on=today() + dt.timedelta(days=1),
        )


def test_a_coordinator_sees_consents_for_placing_and_no_others():
    coordinator = UserFactory(role=Role.PROBONO)
    ConsentFactory(purpose="medical")
    ConsentFactory(purpose="conflict")

    with being(coordinator):
        seen = Consent.objects.visible_to(coordinator).values_list("purpose", flat=True)
        assert list(seen) == ["conflict"]


def test_an_alert_is_set_and_ended_with_its_reason(worker):
    alert = AlertFactory()
    put_on(worker, alert.client)
    with being(worker):
        services.end_alert(alert_id=alert.pk, by=worker, reason="a lawyer is on record", version=1)

    with house():
        alert.refresh_from_db()
        assert (alert.ended_on, alert.end_reason) == (today(), "a lawyer is on record")


def test_a_language_ends_and_stays_in_the_past(worker):
    row = ClientLanguageFactory()
    put_on(worker, row.client)
    with being(worker):
        services.end_row(ClientLanguage, row_id=row.pk, by=worker)

    with house():
        assert ClientLanguage.objects.get().ended_on == today()


def test_needs_are_the_supervisors_to_note_and_the_caseworkers_to_ask_for(client, worker):
    supervisor = UserFactory(role=Role.SUPERVISOR)
    with being(supervisor):
        services.note_need(client_id=client.pk, code="SP-PT", by=supervisor)
    with pytest.raises(Refused), being(worker):
        services.note_need(client_id=client.pk, code="SM-CI", by=worker)


def test_stepping_aside_shuts_the_client_for_oneself_at_once(client, worker):
    with being(worker):
        services.step_aside(client_id=client.pk, reason="we are related", by=worker)

        assert not Client.objects.visible_to(worker).exists()


def test_a_household_shows_only_the_members_one_is_on(client, worker):
    intake, child = UserFactory(role=Role.INTAKE), ClientFactory()
    with being(intake):
        household = services.open_household(by=intake, members=[(client, "self"), (child, "child")])

    from clients.models import HouseholdMember

    with being(worker):
        assert HouseholdMember.objects.visible_to(worker).filter(household=household).count() == 1
    with being(intake):
        assert HouseholdMember.objects.visible_to(intake).filter(household=household).count() == 2

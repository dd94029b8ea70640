"""Names: one shown, codes in place of names, and openings that are kept."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from accounts.policy import Role
from clients import services
from clients.models import Client, ClientName, NameReveal
from clients.queries import search_clients
from core.access import Refused, read
from core.clock import now
from tests.clients.factories import ClientNameFactory
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return UserFactory()


@pytest.fixture
def client(worker):
    found = ClientFactory(display_name="Amina DOREH")
    ClientNameFactory(client=found, full_name="Amina Doreh", family_name="Doreh")
    put_on(worker, found)
    return found


def hidden(client, by):
    with being(by):
        return services.hide_name(client_id=client.pk, version=client.version, code_name="Kingfisher", by=by)


def names_seen(user):
    with being(user):
        return [name.full_name for name in read(user, ClientName.objects.visible_to(user))]


def test_a_new_display_name_takes_the_old_ones_place(client, worker):
    with being(worker):
        services.add_name(client_id=client.pk, by=worker, kind="used", full_name="Sahra", is_display=True)

    with house():
        assert Client.objects.get(pk=client.pk).display_name == "Sahra"
        assert list(client.names.filter(is_display=True).values_list("full_name", flat=True)) == ["Sahra"]


def test_the_name_we_show_cannot_end(client, worker):
    with house():
        name = client.names.get()
    with pytest.raises(ValidationError), being(worker):
        services.end_name(name_id=name.pk, by=worker)


def test_a_hidden_name_shows_its_code_and_is_neither_read_nor_found(client, worker):
    hidden(client, worker)

    assert names_seen(worker) == []
    with being(worker):
        assert [one.display_name for one in read(worker, Client.objects.visible_to(worker))] == ["Kingfisher"]
        assert search_clients(worker, "Amina") == []
        assert [one.pk for one in search_clients(worker, "kingf")] == [client.pk]


def test_a_reveal_opens_the_name_to_one_user_for_ten_minutes(client, worker):
    colleague = UserFactory()
    put_on(colleague, client)
    hidden(client, worker)
    with being(worker):
        services.reveal_name(client_id=client.pk, reason="call back", by=worker)

    assert names_seen(worker) == ["Amina Doreh"]
    assert names_seen(colleague) == []
    with house():
        kept = NameReveal.objects.get()
        assert (kept.user_id, kept.reason) == (worker.pk, "call back")
        NameReveal.objects.update(until=now() - dt.timedelta(seconds=1))
    assert names_seen(worker) == []


def test_a_reveal_wants_a_reason(client, worker):
    with pytest.raises(ValidationError), being(worker):
        services.reveal_name(client_id=client.pk, reason="  ", by=worker)


def test_who_may_not_read_names_may_not_open_them(client):
    coordinator = UserFactory(role=Role.PROBONO)

    with pytest.raises(Refused), being(coordinator):
        services.reveal_name(client_id=client.pk, reason="curious", by=coordinator)


def test_a_name_shown_again_is_the_one_of_before(client, worker):
    changed = hidden(client, worker)
    with being(worker):
        services.show_name(client_id=client.pk, version=changed.version, by=worker)

    with house():
        assert Client.objects.get(pk=client.pk).display_name == "Amina DOREH"

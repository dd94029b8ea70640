"""History is written by the database, names its actor, and cannot be altered by the app."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.policy import Role
from clients.models import Client
from core.access import read_one
from core.db import acting, as_role, system_context
from core.history.chain import extend_chain, verify_chain
from core.history.timeline import timeline
from core.history.triggers import append_only_models
from core.tasks import house_task
from tests.factories import CaseFactory, ClientFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


def newest(model):
    with house():
        return model.history.order_by("-history_id").first()


def test_an_update_of_many_rows_leaves_history_naming_its_actor():
    user, clients = UserFactory(), [ClientFactory(), ClientFactory()]

    with acting(user, "clients.rename", reason="asked by the client"):
        Client.objects.filter(pk__in=[client.pk for client in clients]).update(display_name="Sabine")

    with house():
        rows = list(Client.history.filter(history_type="~"))
    assert {row.display_name for row in rows} == {"Sabine"}
    assert {row.history_actor for row in rows} == {f"user:{user.pk}"}
    assert {row.history_user_id for row in rows} == {user.pk}
    assert {row.history_action for row in rows} == {"clients.rename"}
    assert {row.history_change_reason for row in rows} == {"asked by the client"}


def test_raw_sql_leaves_history():
    client = ClientFactory()

    with system_context("test", actor="system:mend"), connection.cursor() as cursor:
        cursor.execute("update clients_client set phone = '1' where id = %s", [client.pk])

    assert (newest(Client).phone, newest(Client).history_actor) == ("1", "system:mend")


def test_a_task_leaves_history():
    client = ClientFactory()

    @house_task("test.rename")
    def rename(pk):
        Client.objects.filter(pk=pk).update(display_name="Renamed")

    rename.run(str(client.pk))

    assert newest(Client).history_actor == "task:test.rename"


def test_a_write_in_nobodys_name_fails():
    client = ClientFactory()

    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), as_role("r_system", actor=""):
        Client.objects.filter(pk=client.pk).update(phone="2")

    assert refusal.value.__cause__.sqlstate == "23514"


@pytest.mark.parametrize("statement", ["update {} set history_actor = 'x'", "delete from {}", "truncate {}"])
def test_the_app_cannot_alter_history(statement):
    ClientFactory()
    with pytest.raises(DatabaseError), house(), connection.cursor() as cursor:
        cursor.execute(statement.format(Client.history.model._meta.db_table))


def test_every_append_only_table_refuses_the_app():
    for model in append_only_models():
        for verb in ("delete from", "truncate"):
            with pytest.raises(DatabaseError), house(), connection.cursor() as cursor:
                cursor.execute(f'{verb} "{model._meta.db_table}"')


def test_tracked_tables_refuse_truncation():
    with pytest.raises(DatabaseError), house(), connection.cursor() as cursor:
        cursor.execute("truncate clients_client cascade")


def test_the_timeline_shows_changes_of_readable_columns_only():
    worker, manager, case = UserFactory(), UserFactory(role=Role.MANAGER), CaseFactory()
    put_on(worker, case.client)
    with acting(worker, "clients.change_phone"):
        Client.objects.filter(pk=case.client.pk).update(phone="+85261234567")
    with acting(worker, "clients.rename"):
        Client.objects.filter(pk=case.client.pk).update(display_name="Sabine")

    def entries(user):
        with being(user):
            return timeline(user, read_one(user, Client.objects.visible_to(user).filter(pk=case.client.pk)))

    assert [entry.action for entry in entries(worker)] == ["clients.rename", "clients.change_phone", "test"]
    assert [entry.action for entry in entries(manager)] == ["clients.rename", "test"]
    assert [(c.name, c.after) for c in entries(manager)[0].changes] == [("display_name", "Sabine")]


@pytest.mark.django_db(transaction=True)
def test_the_chain_names_a_row_changed_behind_its_back(owner_cursor):
    ClientFactory()
    with house():
        assert extend_chain() >= 1
        assert verify_chain() == []
        past = Client.history.first()

    owner_cursor.execute(
        "update clients_historicalclient set display_name = 'forged' where history_id = %s", [past.pk]
    )

    with house():
        assert [str(one) for one in verify_chain()] == [f"clients_historicalclient {past.pk}: altered"]


@pytest.mark.django_db(transaction=True)
def test_the_chain_names_a_removed_row(owner_cursor):
    ClientFactory()
    with house():
        extend_chain()
        past = Client.history.first()

    owner_cursor.execute("delete from clients_historicalclient where history_id = %s", [past.pk])

    with house():
        assert [str(one) for one in verify_chain()] == [f"clients_historicalclient {past.pk}: removed"]

"""The outbox: written with the business row, done once, tried again, seen when late, and patient with the broker."""

import datetime as dt
import json
import time
import uuid
from io import StringIO

import pytest
from celery import current_app
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.policy import Role
from clients.models import Client
from core import outbox
from core.db import acting
from core.models import Heartbeat, Outbox, Sequence
from core.tasks import TASKS, dispatch_outbox
from tests.core.brokers import own_broker, real_worker
from tests.factories import UserFactory
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db
State = Outbox.State


@pytest.fixture
def probe(monkeypatch):
    """A kind that counts on the database, so that what is undone is seen as undone."""
    kinds = dict(outbox._kinds)
    monkeypatch.setattr(outbox, "_kinds", kinds)
    monkeypatch.setattr(outbox, "_quiet_until", 0.0)

    def count(reference):
        Sequence.objects.create(prefix=f"T{Sequence.objects.count()}")
        if reference.get("fails"):
            raise ConnectionError("somebody@example.org")

    outbox.register_delivery("probe", count, attempts=3)
    return count


def queued(key="one", due_at=None, **reference):
    with house():
        outbox.queue("probe", reference, dedupe_key=key, due_at=due_at)
        return Outbox.objects.get(dedupe_key=key)


def kept(row):
    with house():
        return Outbox.objects.get(pk=row.pk)


def times_done() -> int:
    with house():
        return Sequence.objects.count()


def test_a_row_is_done_once_however_often_it_is_handed_over(probe):
    row = queued()
    assert [outbox.deliver(row.pk), outbox.deliver(str(row.pk)), times_done()] == [True, False, 1]
    assert (kept(row).state, kept(row).attempts, kept(row).lease_until) == (State.DONE, 1, None)


def test_the_same_key_is_kept_once(probe):
    first = queued()
    queued()
    with house():
        assert [row.pk for row in Outbox.objects.all()] == [first.pk]


def test_only_ids_numbers_and_dates_go_in(probe):
    queued("fine", id=uuid.uuid4(), number=7, on="2026-04-08")
    with pytest.raises(ValueError), house():
        outbox.queue("probe", {"name": "Amina"}, dedupe_key="x")


def test_what_is_not_due_waits(probe):
    row = queued(due_at=timezone.now() + dt.timedelta(hours=1))
    assert [outbox.deliver(row.pk), outbox.work_off(), times_done()] == [False, 0, 0]


def test_a_failure_undoes_the_work_and_is_tried_later_and_later_until_it_is_dead(probe):
    row = queued(fails=1)
    waits = []
    for _turn in range(3):
        assert outbox.deliver(row.pk) is False
        waits.append(round((kept(row).due_at - timezone.now()).total_seconds()))
        with house():
            Outbox.objects.filter(state=State.WAITING).update(due_at=timezone.now())

    assert waits[:2] == [30, 60]
    assert (kept(row).state, kept(row).attempts, kept(row).last_error) == (State.DEAD, 3, "ConnectionError")
    assert times_done() == 0
    assert outbox.work_off() == 0


def test_an_unknown_kind_is_kept_for_a_newer_worker(probe):
    row = queued()
    del outbox._kinds["probe"]
    outbox.deliver(row.pk)
    assert (kept(row).state, kept(row).last_error) == (State.WAITING, "LookupError")


def test_who_died_at_work_is_replaced_after_the_lease_and_not_before(probe):
    row = queued()
    with house():
        outbox._claim(row.pk)
    assert [outbox.deliver(row.pk), outbox.work_off()] == [False, 0]
    with house():
        Outbox.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    assert [outbox.work_off(), times_done()] == [1, 1]


def test_a_sweep_takes_what_is_due_and_leaves_what_another_took(probe):
    queued("a"), queued("b"), queued("later", due_at=timezone.now() + dt.timedelta(days=1))
    with house():
        assert len(outbox.claim_due()) == 2
        assert outbox.claim_due() == []


def test_the_sweep_leaves_a_sign_of_life(probe):
    dispatch_outbox()
    with house():
        assert timezone.now() - Heartbeat.objects.get(name="beat").at < dt.timedelta(seconds=5)


def test_the_sweeps_are_registered_under_the_names_beat_uses():
    current_app.loader.import_default_modules()
    named = {entry["task"] for entry in current_app.conf.beat_schedule.values()}
    assert named <= set(TASKS)


@pytest.mark.parametrize(("age", "is_shown"), [(9, False), (11, True)])
def test_the_bar_shows_when_the_oldest_is_ten_minutes_late(client, probe, age, is_shown):
    queued(due_at=timezone.now() - dt.timedelta(minutes=age))
    page = sign_in(client, UserFactory()).get("/notices/").content.decode()
    assert ("Reminders are delayed" in page) == is_shown


def test_dead_rows_are_shown_to_those_who_repair_and_get_a_new_start(client, probe):
    row = queued(fails=1)
    with house():
        Outbox.objects.update(state=State.DEAD, last_error="ConnectionError", attempts=3)
    administrator = sign_in(client, UserFactory(role=Role.ADMINISTRATOR))

    assert "ConnectionError" in administrator.get("/parts/").content.decode()
    administrator.post(f"/parts/{row.pk}/retry/")

    assert (kept(row).state, kept(row).attempts) == (State.WAITING, 0)
    assert sign_in(client, UserFactory()).get("/parts/").status_code == 404
    assert client.post(f"/parts/{row.pk}/retry/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_save_leaves_nothing_to_do(probe):
    with pytest.raises(RuntimeError), transaction.atomic(), house():
        outbox.queue("probe", {}, dedupe_key="undone")
        raise RuntimeError
    with house():
        assert not Outbox.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_with_the_broker_stopped_a_save_works_at_once_and_is_done_when_it_is_back(probe):
    user = UserFactory()
    with own_broker() as broker:
        broker.stop()
        started = time.monotonic()
        with transaction.atomic(), acting(user, "test.save"):
            Client.objects.create(reference="P-1", display_name="Amina")
            outbox.queue("probe", {}, dedupe_key="one")
        assert time.monotonic() - started < 3
        with house():
            assert Client.objects.filter(reference="P-1").exists()
            assert Outbox.objects.get().state == State.WAITING
        dispatch_outbox()
        with house():
            assert Outbox.objects.get().state == State.WAITING

        broker.start()
        outbox._quiet_until = 0.0
        dispatch_outbox()
        with house():
            assert Outbox.objects.get().state == State.HANDED
        assert _messages(broker) == 1


def _messages(broker) -> int:
    with current_app.connection_for_read() as link:
        return link.default_channel.client.llen("celery")


@pytest.mark.stack
@pytest.mark.django_db(transaction=True)
def test_a_real_worker_does_what_the_outbox_holds(tmp_path):
    with own_broker(), real_worker(tmp_path / "worker.log"):
        with house():
            Heartbeat.objects.create(name="beat", at=timezone.now() + dt.timedelta(minutes=1))
        out = StringIO()
        call_command("check_worker", "--json", "--seconds=40", stdout=out)
    assert json.loads(out.getvalue()) == {"ok": True, "worker": "ok", "beat": "ok"}


@pytest.mark.django_db(transaction=True)
def test_without_a_worker_the_check_says_so(probe):
    with own_broker(), pytest.raises(CommandError):
        call_command("check_worker", "--json", "--seconds=0.2", stdout=StringIO())


@pytest.mark.django_db(transaction=True)
def test_due_work_can_be_done_without_a_worker(probe):
    with own_broker() as broker:
        broker.stop()
        with house():
            outbox.queue("probe", {}, dedupe_key="one")
        out = StringIO()
        call_command("send_due", stdout=out)
    assert (out.getvalue().strip(), times_done()) == ("1 done", 1)


@pytest.mark.django_db(transaction=True)
def test_a_failure_of_handing_over_does_not_undo_or_fail_what_was_saved(probe):
    with own_broker():
        current_app.pool.force_close_all()
        row = queued()
    assert kept(row).state == Outbox.State.WAITING


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_share_the_work(probe):
    queued("a"), queued("b")
    beside = connection.copy()
    beside.ensure_connection()
    try:
        with beside.connection.transaction(), beside.connection.cursor() as cursor:
            cursor.execute("select set_config('role', 'r_system', true)")
            cursor.execute("select id from core_outbox where dedupe_key = 'a' for update")
            with house():
                assert len(outbox.claim_due()) == 1
    finally:
        beside.close()

"""Jobs: started once, run as their owner with the rights of now, told as they go, stopped, fetched, gone after a day."""

import datetime as dt
import time

import pytest
from django.core.files.storage import default_storage
from django.db import ProgrammingError, connection
from django.utils import timezone

from accounts.policy import Role
from clients.models import Client
from core import jobs, outbox
from core.access import Refused, read
from core.db import read_settings
from core.jobs import kinds, running
from core.jobs.reading import POLL_SECONDS
from core.models import Job, JobProgress, Notice, ReadEvent
from tests.core.brokers import own_broker, real_worker
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db
State = Job.State


@pytest.fixture
def known(monkeypatch):
    """Kinds of this test's own."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))

    def register(run, **more):
        jobs.register_job("probe.work", run, title="Probe", **more)

    register(write_lines)
    return register


def write_lines(work):
    size = work.keep_file(f"line {n}\n".encode() for n in range(3))
    return jobs.Made("lines.txt", "text/plain", size, rows=3, columns=1)


def start(user, **more):
    return jobs.start_job("probe.work", by=user, parameters={"list": "x"}, reason="Board paper", **more)


def kept(job):
    with house():
        return Job.objects.get(pk=job.pk)


def test_a_job_is_made_and_fetched_by_its_owner(client, known):
    user = UserFactory()
    job = start(user)
    assert outbox.work_off() == 1
    done = kept(job)
    assert (done.state, done.rows, done.columns, done.file_bytes) == (State.DONE, 3, 1, 21)
    assert dt.timedelta(hours=23, minutes=59) < done.expires_at - timezone.now() <= dt.timedelta(hours=24)

    page = sign_in(client, user).get(f"/jobs/{job.pk}/").content.decode()
    file = client.get(f"/jobs/{job.pk}/file/")

    assert "3 rows, 1 columns" in page
    assert "hx-get" not in page.split('id="job"')[1].split("</section>")[0]
    assert b"".join(file.streaming_content) == b"line 0\nline 1\nline 2\n"
    assert file.headers["Content-Disposition"] == 'attachment; filename="lines.txt"'
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    with house():
        event = ReadEvent.objects.get(kind="download")
    assert (event.user_id, event.object_id, event.why) == (user.pk, str(job.pk), "Board paper")


def test_the_file_is_kept_sealed(known):
    job = start(UserFactory())
    outbox.work_off()
    with default_storage.open(f"{job.pk.hex[:2]}/{job.pk}") as stored:
        assert b"line" not in stored.read()


def test_nobody_else_reaches_it_not_even_who_sees_that_it_was_made(client, known):
    job = start(UserFactory())
    outbox.work_off()
    for role in (Role.CASEWORKER, Role.MANAGER, Role.ADMINISTRATOR):
        other = sign_in(client, UserFactory(role=role))
        answers = [other.get(f"/jobs/{job.pk}/"), other.get(f"/jobs/{job.pk}/file/")]
        answers.append(other.post(f"/jobs/{job.pk}/cancel/"))
        assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_doubled_post_starts_one_job(known):
    user, key = UserFactory(), "0d9a4a52-5b8e-4f4e-9a3a-2a9c7c1c6f01"
    assert start(user, key=key).pk == start(user, key=key).pk


def test_it_runs_as_the_owners_database_role(known):
    seen = {}

    def look(work):
        seen.update(read_settings())
        seen["clients"] = [one.reference for one in read(work.user, Client.objects.visible_to(work.user))]

    known(look)
    worker, mine, _far = UserFactory(), ClientFactory(), ClientFactory()
    put_on(worker, mine)
    start(worker)
    outbox.work_off()

    assert (seen["role"], seen["app.actor"], seen["app.action"], seen["app.reason"]) == (
        "r_caseworker",
        f"user:{worker.pk}",
        "probe.work",
        "Board paper",
    )
    assert seen["clients"] == [mine.reference]


def test_the_second_wall_holds_in_a_job(known):
    def peep(work):
        with connection.cursor() as cursor:
            try:
                cursor.execute("select phone from clients_client")
            except ProgrammingError as refusal:
                raise PermissionError(refusal.__cause__.sqlstate) from None

    known(peep)
    job = start(UserFactory(role=Role.MANAGER))
    outbox.work_off()
    assert (kept(job).state, kept(job).error) == (State.FAILED, "PermissionError")


def test_rights_are_asked_at_the_start_when_it_runs_and_when_it_is_fetched(client, known):
    allowed = {"now": False}
    known(write_lines, may_run=lambda user, parameters: allowed["now"])
    user = UserFactory()
    with pytest.raises(Refused):
        start(user)
    allowed["now"] = True
    job, late = start(user), start(user)
    outbox.deliver(_row(job))
    allowed["now"] = False
    outbox.work_off()

    assert (kept(job).state, kept(late).state, kept(late).error) == (State.DONE, State.FAILED, "NotAllowed")
    assert sign_in(client, user).get(f"/jobs/{job.pk}/file/").status_code == 404
    allowed["now"] = True
    assert client.get(f"/jobs/{job.pk}/file/").status_code == 200


def _row(job):
    with house():
        return outbox.Outbox.objects.get(dedupe_key=f"job:{job.pk}").pk


def test_whoever_left_gets_nothing_made(known):
    user = UserFactory()
    job = start(user)
    with house():
        type(user).objects.filter(pk=user.pk).update(is_active=False)
    outbox.work_off()
    assert (kept(job).state, kept(job).error) == (State.FAILED, "NotAllowed")


def test_a_failure_undoes_what_it_wrote_and_says_so(client, known):
    def fail(work):
        with house():
            Client.objects.create(reference="P-1", display_name="Amina")
        raise ValueError("Amina")

    known(fail)
    user = UserFactory()
    job = start(user)
    outbox.work_off()
    page = sign_in(client, user).get(f"/jobs/{job.pk}/").content.decode()
    assert (kept(job).state, kept(job).error) == (State.FAILED, "ValueError")
    assert "It did not work" in page
    assert "Amina" not in page
    with house():
        assert not Client.objects.exists()


def test_a_waiting_job_is_stopped_at_once(client, known):
    user = UserFactory()
    job = start(user)
    sign_in(client, user).post(f"/jobs/{job.pk}/cancel/")
    outbox.work_off()
    assert kept(job).state == State.CANCELLED


def test_the_page_asks_again_ever_less_often_and_that_is_no_activity(client, known):
    user = UserFactory()
    job = start(user)
    sign_in(client, user)
    parts = [
        client.get(f"/jobs/{job.pk}/?turn={n}", headers={"HX-Request": "true"}).content.decode()
        for n in (0, 99)
    ]
    assert f'hx-trigger="load delay:{POLL_SECONDS[0]}s"' in parts[0]
    assert "?turn=1" in parts[0]
    assert 'hx-trigger="load delay:20s"' in parts[1]
    assert "X-Poll" in parts[0]
    assert "<html" not in parts[0]
    assert client.get(f"/jobs/{job.pk}/?turn=x").status_code == 200


def test_a_long_job_tells_its_owner(known, monkeypatch):
    monkeypatch.setattr(running, "TELL_AFTER", dt.timedelta(0))
    user = UserFactory()
    start(user)
    outbox.work_off()
    with house():
        assert [one.kind for one in Notice.objects.filter(user=user)] == ["core.job_ready"]


def test_after_a_day_the_file_is_gone(client, known):
    user = UserFactory()
    job = start(user)
    outbox.work_off()
    with house():
        Job.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert sign_in(client, user).get(f"/jobs/{job.pk}/file/").status_code == 404
    with house():
        assert [jobs.expire_jobs(), jobs.expire_jobs()] == [1, 0]
    assert not default_storage.exists(f"{job.pk.hex[:2]}/{job.pk}")
    assert kept(job).state == State.EXPIRED
    assert "deleted by itself" in client.get(f"/jobs/{job.pk}/").content.decode()


def test_a_job_may_lead_to_what_it_made(client, known):
    known(lambda work: jobs.Made(url_name="core:notices"))
    user = UserFactory()
    job = start(user)
    outbox.work_off()
    assert 'href="/notices/"' in sign_in(client, user).get(f"/jobs/{job.pk}/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_while_it_runs_and_stopping_works_at_the_next_step(known):
    told = []

    def steps(work):
        work.tell(1, 4, at_once=True)
        with house():
            told.append(JobProgress.objects.get(pk=work.job_id).done)
        beside = connection.copy()
        with beside.cursor() as cursor:
            cursor.execute("begin")
            cursor.execute(
                "select set_config('role', 'r_system', true), set_config('app.actor', 'system:test', true)"
            )
            cursor.execute("update core_job set cancel_asked_at = now() where id = %s", [work.job_id])
            cursor.execute("commit")
        beside.close()
        work.tell(2, 4, at_once=True)

    known(steps)
    with own_broker() as broker:
        broker.stop()
        job = start(UserFactory())
        outbox.work_off()
    assert (told, kept(job).state) == ([1], State.CANCELLED)


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_died_is_run_again(known):
    with own_broker() as broker:
        broker.stop()
        job = start(UserFactory())
        with house():
            running._claim(job.pk)
            outbox._claim(_row(job))
            outbox.Outbox.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
        assert kept(job).state == State.RUNNING
        assert outbox.work_off() == 1
    assert kept(job).state == State.DONE


@pytest.mark.stack
@pytest.mark.django_db(transaction=True)
def test_a_real_worker_makes_an_export(tmp_path, client):
    user = UserFactory(role=Role.MANAGER)
    with own_broker(), real_worker(tmp_path / "worker.log"):
        job = jobs.start_job(
            "core.export_list",
            by=user,
            parameters={"list": "core.jobs", "query": "", "format": "csv"},
            reason="Half-year report",
        )
        until = time.monotonic() + 40
        while kept(job).state in (State.WAITING, State.RUNNING) and time.monotonic() < until:
            time.sleep(0.2)
    assert kept(job).state == State.DONE
    file = sign_in(client, user).get(f"/jobs/{job.pk}/file/")
    assert "Half-year report" in b"".join(file.streaming_content).decode()

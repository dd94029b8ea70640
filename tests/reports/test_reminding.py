"""From the ladder to the desk and the mail: each exactly once on the screen, at least once by mail."""

import datetime as dt
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from cases import services
from cases.models import Deadline, Reminder
from core import clock, outbox
from core.models import Delivery, Notice, Outbox
from core.notices import queue_digests
from reports import reminding
from reports.reminding import AHEAD, CLOSE, OVERDUE, UNREAD
from tests.cases.conftest import _today_is_27_march, decision  # noqa: F401
from tests.core.brokers import own_broker
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db
TO_CONFIRM = services.deadlines.TO_CONFIRM


@pytest.fixture
def unconfirmed(case, nadia):
    """An appeal deadline on 8 April 2026 that nobody has checked, and no other."""
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    with house():
        Deadline.objects.exclude(limit__code="TCAB_NOTICE").update(state="let_go", ended_on="2026-03-27")
        return Deadline.objects.get(case=case, limit__code="TCAB_NOTICE")


@pytest.fixture
def appeal(unconfirmed, ruth):
    """The same, confirmed."""
    with being(ruth):
        return services.confirm_deadline(
            deadline_id=unconfirmed.pk, version=unconfirmed.version, confirmed_from="stamp", by=ruth
        )


def remind(on) -> int:
    with house():
        return reminding.remind(dt.date.fromisoformat(on))


def told(user, **where) -> list[str]:
    """Kinds of the notices a user has that still ask for something."""
    with house():
        live = Notice.objects.filter(user=user, ended_at=None, **where).order_by("created_at", "kind")
        return [one.kind for one in live]


def test_each_step_is_on_the_desk_once_whatever_beat_does(appeal, nadia, ruth):
    assert [remind("2026-03-16"), remind("2026-03-16"), remind("2026-03-17")] == [1, 0, 0]
    assert (told(nadia), told(ruth)) == ([AHEAD], [])
    remind("2026-03-25"), remind("2026-03-31"), remind("2026-03-31")
    assert told(nadia) == [AHEAD, AHEAD, CLOSE]
    assert told(ruth, kind=CLOSE) == [CLOSE]


def test_days_without_a_sweep_are_made_up_for_with_the_latest_step(appeal, nadia, ruth):
    remind("2026-04-02")
    assert (told(nadia), told(ruth)) == ([CLOSE], [CLOSE])


def test_overdue_is_said_daily_and_shown_once(appeal, nadia, ruth):
    assert [remind("2026-04-09"), remind("2026-04-10"), remind("2026-04-10")] == [2, 2, 0]
    assert (told(nadia), told(ruth)) == ([OVERDUE], [OVERDUE])
    with house():
        assert Notice.objects.filter(user=nadia, kind=OVERDUE).count() == 2


def test_a_batch_ends_nothing_that_the_next_one_says(appeal, nadia, ruth, case, monkeypatch):
    monkeypatch.setattr(reminding, "BATCH", 1)
    with being(nadia):
        again = decision(served=dt.date(2026, 3, 19))
        services.record_event(case_id=case.pk, entry=again, by=nadia)
    told_now = [remind("2026-04-09"), remind("2026-04-10")]

    assert told_now[0] > 2
    with house():
        live = Notice.objects.filter(kind=OVERDUE, ended_at=None)
        assert {(one.user_id, one.subject_id) for one in live if "2026-04-10" in one.dedupe_key} == {
            (one.user_id, one.subject_id) for one in live
        }
        assert live.filter(subject_id=appeal.pk).count() == 2


def test_what_nobody_reads_goes_to_the_supervisor_and_what_is_read_does_not(appeal, nadia, ruth):
    remind("2026-03-16")
    remind("2026-03-20")
    assert told(ruth) == [UNREAD]
    with house():
        Notice.objects.all().update(ended_at=clock.now())
    remind("2026-03-25")
    with being(nadia):
        services.acknowledge_reminders(deadline_id=appeal.pk, by=nadia)
    remind("2026-03-30")
    assert told(ruth) == []


def test_an_unchecked_date_asks_the_second_person_until_it_is_checked(unconfirmed, ruth, nadia):
    remind("2026-03-27")
    assert told(ruth) == [TO_CONFIRM]
    with being(ruth):
        services.confirm_deadline(
            deadline_id=unconfirmed.pk, version=unconfirmed.version, confirmed_from="stamp", by=ruth
        )
    assert told(ruth) == []
    assert told(nadia) != []


def test_filed_stops_at_once(appeal, nadia, ruth):
    remind("2026-03-31")
    with being(nadia):
        services.file_deadline(
            deadline_id=appeal.pk, version=appeal.version, filed_on=dt.date(2026, 3, 27), note="", by=nadia
        )
    assert (told(nadia), told(ruth)) == ([], [])
    outbox.work_off()
    assert mail.outbox == []
    assert remind("2026-04-09") == 0


def test_a_moved_date_starts_its_own_ladder(appeal, nadia, ruth):
    remind("2026-03-31")
    with being(ruth):
        services.move_deadline(
            deadline_id=appeal.pk,
            version=appeal.version,
            kind="extended",
            new_due_on=dt.date(2026, 4, 30),
            granted_by="Board",
            reason="time granted",
            by=ruth,
        )
    assert told(nadia) == []
    remind("2026-04-13")
    assert told(nadia) == [AHEAD]


def test_the_page_and_the_deadlines_page_acknowledge_alike(client, appeal, nadia, case):
    remind("2026-03-16")
    with house():
        notice, reminder = Notice.objects.get(), Reminder.objects.get()
    page = sign_in(client, nadia).get("/notices/").content.decode()
    assert f"{case.reference}, Notice of Appeal" in page

    client.post(f"/notices/{notice.pk}/acknowledge/")
    with house():
        assert Reminder.objects.get().acknowledged_at is not None
        Reminder.objects.update(acknowledged_at=None)
        Notice.objects.update(acknowledged_at=None, read_at=None)

    with being(nadia):
        services.acknowledge_reminders(deadline_id=reminder.deadline_id, by=nadia)
    with house():
        assert Notice.objects.get().acknowledged_at is not None


def test_a_notice_leads_to_its_deadline(client, appeal, nadia, case):
    remind("2026-03-16")
    with house():
        notice = Notice.objects.get()
    answer = sign_in(client, nadia).get(f"/notices/{notice.pk}/")
    assert answer.headers["Location"] == f"/cases/{case.reference}/deadlines/{appeal.pk}/"


def test_urgent_mail_at_once_the_rest_in_the_digest_and_no_word_of_the_case(appeal, nadia, ruth, case):
    remind("2026-03-16")
    outbox.work_off()
    assert mail.outbox == []
    with house():
        assert queue_digests() == 1
    remind("2026-03-31")
    outbox.work_off()

    assert sorted(one.to[0] for one in mail.outbox) == sorted(
        [nadia.email, nadia.email, ruth.email, ruth.email]
    )
    for sent in mail.outbox:
        text = f"{sent.subject} {sent.body}"
        assert not {case.reference, "Amina", "DOREH", "appeal", "April"} & set(text.split())
    with house():
        assert not Delivery.objects.filter(state="waiting", in_digest=False).exists()


def test_nobody_is_woken(appeal, monkeypatch):
    for hour, expected in ((22, 0), (23, 1)):
        at = dt.datetime(2026, 3, 15, hour, 30, tzinfo=dt.UTC)
        monkeypatch.setattr(clock.timezone, "now", lambda at=at: at)
        with house():
            assert reminding.remind_in_the_morning() == expected


def test_the_command_raises_the_reminders_of_a_day(appeal):
    out = StringIO()
    call_command("remind", "--on", "2026-03-16", stdout=out)
    call_command("remind", "--on", "2026-03-16", stdout=out)
    assert out.getvalue().split("\n")[:2] == ["1 told", "0 told"]


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_say_it_once(appeal):
    beside = connection.copy()
    beside.ensure_connection()
    try:
        with beside.connection.transaction(), beside.connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended('reports.remind', 0))")
            assert remind("2026-03-16") == 0
        assert remind("2026-03-16") == 1
    finally:
        beside.close()


@pytest.mark.django_db(transaction=True)
def test_with_the_broker_stopped_reminders_are_said_and_their_mail_drains_later(appeal, nadia, monkeypatch):
    with own_broker() as broker:
        broker.stop()
        remind("2026-03-31")
        assert told(nadia) == [CLOSE]
        with house():
            assert {one.state for one in Outbox.objects.all()} == {Outbox.State.WAITING}
        broker.start()
        monkeypatch.setattr(outbox, "_quiet_until", 0.0)
        remind("2026-03-31")
        outbox.work_off()
    assert told(nadia) == [CLOSE]
    with house():
        assert {one.state for one in Outbox.objects.all()} == {Outbox.State.DONE}
        assert Notice.objects.filter(user=nadia).count() == 1

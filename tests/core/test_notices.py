"""Notices: once on the screen, at least once by mail, nothing in the mail but a link, gone with the right to the record."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.policy import Role
from core import notices, outbox, outgoing
from core.models import Delivery, Notice, Outbox, Refusal
from core.notices import kinds, notify
from tests.factories import CaseFactory, ClientFactory, OrganisationFactory, UserFactory, put_on
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def probe(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    monkeypatch.setattr(outgoing, "_rules", [])
    notices.register_notice("probe.news", title="Something happened")
    notices.register_notice(
        "probe.step",
        title="A step is due",
        message="reminder",
        urgent_message="reminder_urgent",
        in_digest=True,
        asks_answer=True,
    )
    mail.outbox = []


def tell(user, kind="probe.news", key="one", **more):
    with house():
        return notify([user], kind, url_name="core:notices", dedupe_key=key, **more)


def all_of(model, **where):
    with house():
        return list(model.objects.filter(**where).select_related())


def test_told_once_however_often_it_is_said():
    user, other = UserFactory(), UserFactory()
    assert [tell(user), tell(user), tell(other), tell(user, key="two")] == [1, 0, 1, 1]
    assert len(all_of(Notice, user=user)) == 2
    assert len(all_of(Delivery, user=user)) == 2


def test_mail_says_nothing_but_a_link_in_the_readers_language():
    user = UserFactory(language="zh-hant", full_name="Nadia Quill")
    case = CaseFactory(client=ClientFactory(display_name="Amina Doreh"))
    tell(user, about=case, due_on=dt.date(2026, 4, 8))
    outbox.work_off()

    (sent,) = mail.outbox
    (notice,) = all_of(Notice)
    text = f"{sent.subject} {sent.body}"
    assert re.findall(r"http\S+", sent.body) == [f"http://127.0.0.1:8000/notices/{notice.pk}/"]
    for word in ("Nadia", "Amina", "Doreh", case.reference, case.client.reference, "2026"):
        assert word not in text
    assert sent.to == [user.email]
    (delivery,) = all_of(Delivery)
    assert sent.message()["Message-ID"].startswith(f"<{delivery.pk}@")
    assert delivery.state == Delivery.State.SENT


def test_a_repeated_delivery_sends_no_second_mail():
    tell(UserFactory())
    outbox.work_off()
    (delivery,) = all_of(Delivery)
    with house():
        notices.mail.deliver_message({"delivery": str(delivery.pk)})
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_down_is_tried_again_and_the_notice_is_there(settings):
    user = UserFactory()
    tell(user)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    outbox.work_off()
    (row,) = all_of(Outbox, kind="core.deliver_message")
    assert (row.state, row.last_error) == (Outbox.State.WAITING, "MailFailed")
    assert [one.state for one in all_of(Delivery)] == [Delivery.State.WAITING]
    assert len(all_of(Notice)) == 1

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with house():
        Outbox.objects.update(due_at=timezone.now())
    outbox.work_off()
    assert len(mail.outbox) == 1


def test_a_contact_rule_refuses_and_the_refusal_is_kept():
    outgoing.register_contact_rule(lambda kind, recipient: "no_mail")
    tell(UserFactory())
    outbox.work_off()
    (delivery,) = all_of(Delivery)
    assert (mail.outbox, delivery.state, delivery.code) == ([], Delivery.State.REFUSED, "no_mail")
    assert [one.names for one in all_of(Refusal, kind="message")] == [["no_mail"]]


@pytest.mark.parametrize("facts", [{"is_active": False}, {"access_until": dt.date(2020, 1, 1)}])
def test_who_has_left_gets_no_mail(facts):
    tell(UserFactory(**facts))
    outbox.work_off()
    assert (mail.outbox, [one.code for one in all_of(Delivery)]) == ([], ["inactive"])


def test_people_outside_get_what_may_go_to_them():
    lawyer = UserFactory(role=Role.LAWYER, organisation=OrganisationFactory(kind="firm"))
    partner = UserFactory(role=Role.PARTNER)
    tell(lawyer), tell(partner), tell(partner, kind="probe.step", key="two", is_urgent=True)
    outbox.work_off()
    assert sorted(one.to[0] for one in mail.outbox) == sorted([lawyer.email, partner.email])
    assert [one.code for one in all_of(Delivery, state="refused")] == ["audience"]


def test_urgent_goes_at_once_and_the_rest_with_one_digest_a_day(monkeypatch):
    user = UserFactory()
    tell(user, kind="probe.step", key="a"), tell(user, kind="probe.step", key="b")
    tell(user, kind="probe.step", key="c", is_urgent=True)
    outbox.work_off()
    assert [one.body.split("\n")[0] for one in mail.outbox] == [
        "An urgent reminder waits for you. Please sign in today:"
    ]

    # Of tomorrow: what is told is dated by the database's clock, which knows no other day.
    at_hour(monkeypatch, 7, days=1)
    assert queued_digests() == 0
    at_hour(monkeypatch, 9, days=1)
    assert [queued_digests(), queued_digests()] == [1, 0]
    outbox.work_off()
    assert len(mail.outbox) == 2
    (digest,) = all_of(Delivery, notice=None)
    assert {one.sent_with_id for one in all_of(Delivery, in_digest=True)} == {digest.pk}
    assert queued_digests() == 0

    tell(user, kind="probe.step", key="d")
    assert queued_digests() == 0
    at_hour(monkeypatch, 9, days=2)
    assert queued_digests() == 1


def queued_digests() -> int:
    with house():
        return notices.queue_digests()


def at_hour(monkeypatch, hour, days=0):
    zone = timezone.get_default_timezone()
    at = timezone.localtime().replace(hour=hour, tzinfo=zone) + dt.timedelta(days=days)
    monkeypatch.setattr("core.notices.mail.now", lambda: at)
    monkeypatch.setattr("core.notices.mail.today", lambda: at.date())


def test_what_has_ended_asks_for_nothing_and_is_not_mailed(client):
    user, case = UserFactory(), CaseFactory()
    put_on(user, case)
    tell(user, kind="probe.step", about=case, is_urgent=True)
    with house():
        assert notices.end_notices("cases.case", [case.pk]) == 1
    outbox.work_off()
    page = sign_in(client, user).get("/notices/").content.decode()
    assert (mail.outbox, [one.code for one in all_of(Delivery)]) == ([], ["ended"])
    assert "Nothing waits to be acknowledged." in page
    assert "No longer needed" in page


def test_the_page_shows_ones_own_and_names_only_what_one_reaches(client):
    user, other, mine, far = UserFactory(), UserFactory(), CaseFactory(), CaseFactory()
    put_on(user, mine)
    tell(user, about=mine, key="mine"), tell(user, about=far, key="far"), tell(other, about=mine)
    page = sign_in(client, user).get("/notices/").content.decode()
    assert page.count("Something happened") == 2
    assert mine.reference in page
    assert far.reference not in page
    assert ">2</span>" in page.split("Notices: 2")[0]


def test_a_notice_leads_to_its_record_and_is_read_then(client):
    user = UserFactory()
    tell(user)
    (notice,) = all_of(Notice)
    answer = sign_in(client, user).get(f"/notices/{notice.pk}/")
    assert answer.headers["Location"] == "/notices/"
    assert all_of(Notice)[0].read_at is not None
    assert sign_in(client, UserFactory()).get(f"/notices/{notice.pk}/").status_code == 404


def test_acknowledging_is_kept_once_and_tells_whose_it_is(client, monkeypatch):
    told = []
    notices.register_notice(
        "probe.step", title="x", asks_answer=True, on_acknowledge=lambda pk, by: told.append((pk, by.pk))
    )
    user, case = UserFactory(), CaseFactory()
    put_on(user, case)
    tell(user, kind="probe.step", about=case)
    (notice,) = all_of(Notice)
    sign_in(client, user)

    part = client.post(f"/notices/{notice.pk}/acknowledge/", headers={"HX-Request": "true"})
    client.post(f"/notices/{notice.pk}/acknowledge/")

    assert part.content.decode().strip().startswith('<div id="notices"')
    assert told == [(case.pk, user.pk)]
    assert all_of(Notice)[0].acknowledged_at is not None
    assert sign_in(client, UserFactory()).post(f"/notices/{notice.pk}/acknowledge/").status_code == 404


def test_reading_all_leaves_what_asks_for_an_answer(client):
    user = UserFactory()
    tell(user), tell(user, kind="probe.step", key="two")
    sign_in(client, user).post("/notices/read/")
    assert sorted(one.kind for one in all_of(Notice, read_at=None)) == ["probe.step"]


def test_thousands_are_told_in_a_few_statements(django_assert_max_num_queries):
    users = [UserFactory() for _ in range(3)]
    with house(), django_assert_max_num_queries(12):
        told = notices.notify_all(
            notices.Telling(
                user_id=user.pk,
                kind="probe.step",
                url_name="core:notices",
                dedupe_key=f"{n}",
                is_urgent=n % 2 == 0,
            )
            for user in users
            for n in range(400)
        )
    assert told == 1200


def test_as_many_queries_for_three_notices_as_for_one(client):
    user = UserFactory()
    sign_in(client, user)
    client.get("/notices/")
    counts = []
    for count in (1, 2):
        for n in range(count):
            case = CaseFactory()
            put_on(user, case)
            (
                tell(user, about=case, key=f"{count}{n}"),
                tell(user, kind="probe.step", about=case, key=f"s{count}{n}"),
            )
        with CaptureQueriesContext(connection) as queries:
            client.get("/notices/")
        counts.append(len(queries))
    assert counts[0] == counts[1]

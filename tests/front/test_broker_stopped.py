"""With the broker stopped people work on and are told that reminders are late; back again, all goes out, once."""

import datetime as dt
import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from celery import current_app
from django.core.management import call_command

from accounts.policy import Role
from cases import services
from core import outbox
from core.clock import now
from core.models import Notice, Outbox
from tests.core.brokers import own_broker, real_worker
from tests.factories import ClientFactory, UserFactory
from tests.house_context import being, house
from tests.walk.arriving import days
from tests.walk.person import Person

pytestmark = [pytest.mark.stack, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-long-Pass-phrase-77"  # noqa: S105 - of invented people
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105
DELAYED = "Reminders are delayed. What you save is kept; messages go out as soon as possible."
APPEAL = "Notice of Appeal to the Board"


def staff(role, name, **facts):
    """Somebody who signs in with a password and a code."""
    user = UserFactory(role=role, full_name=name, **facts)
    with house():
        user.set_password(PASSWORD)
        user.save()
        TOTP.activate(user, SECRET)
    return user


@pytest.fixture
def work(transactional_db):
    """Nadia's case, with Ruth as its supervisor: reference, and the two."""
    ruth = staff(Role.SUPERVISOR, "Ruth Oakes")
    nadia = staff(Role.CASEWORKER, "Nadia Quill", supervisor=ruth)
    client = ClientFactory(display_name="Amina DOREH")
    with being(ruth):
        case = services.open_case(client=client, by=ruth, caseworker=nadia)
    with being(nadia):
        services.record_claim(case_id=case.pk, version=1, by=nadia, changes={}, grounds=["TORTURE"])
    return case.reference, nadia, ruth


@pytest.fixture
def person(browser, live_server, tmp_path):
    """A browser window on this house, watched; pictures lie in the test's own folder."""
    album = tmp_path / "pictures"
    album.mkdir()
    person = Person(browser, live_server.url, "caseworker", album, ["en"])
    yield person
    person.page.context.close()
    assert [*person.faults, *person.watch.found] == []


def sign_in(person, user):
    person.open("/accounts/login/")
    person.fill(login=user.email, password=PASSWORD)
    person.press_main()
    code = format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))
    person.page.locator("input[name=code]").fill(code)
    person.press_main()
    person.page.wait_for_url(lambda address: "/accounts/" not in address)


def record_decision(person, reference):
    """Save what a caseworker saves; how many seconds it took."""
    person.open(f"/cases/{reference}/events/add/")
    person.press("Notice of Decision served")
    # The last day is within a week, whatever holidays move it.
    person.fill(
        decided_on=days(-13), served_on=days(-12), how_known="DOCUMENT", result_TORTURE="NOT_SUBSTANTIATED"
    )
    began = time.monotonic()
    person.press_main()
    return time.monotonic() - began


def states():
    with house():
        return set(Outbox.objects.values_list("state", flat=True))


def wait_until_drained(seconds=30):
    ends = time.monotonic() + seconds
    while states() != {Outbox.State.DONE} and time.monotonic() < ends:
        time.sleep(0.2)
    assert states() == {Outbox.State.DONE}


def sweep():
    """Each sweep twice, as a doubled beat would."""
    for _ in range(2):
        current_app.send_task("core.dispatch_outbox", ignore_result=True)
        call_command("remind")


def test_a_stopped_broker_stops_nobody_and_nothing_is_said_twice(person, work, tmp_path):
    reference, nadia, ruth = work
    with own_broker() as broker:
        broker.stop()
        sign_in(person, nadia)
        seconds = record_decision(person, reference)
        call_command("remind")
        with house():
            Outbox.objects.update(due_at=now() - outbox.LATE - dt.timedelta(minutes=1))
        person.open(f"/cases/{reference}/")
        person.look("broker-stopped")

        assert APPEAL in person.text
        assert seconds < 5
        assert states() == {Outbox.State.WAITING}
        assert person.page.locator(".house-bar", has_text=DELAYED).is_visible()

        broker.start()
        outbox._quiet_until = 0.0
        with real_worker(tmp_path / "worker.log"):
            sweep()
            wait_until_drained()
            sweep()
            wait_until_drained()

    person.open("/notices/")
    person.look("broker-back")
    assert person.page.locator(".house-bar", has_text=DELAYED).count() == 0
    assert person.page.locator("tr", has_text=f"{reference}, {APPEAL}").count() == 1
    person.open("/")
    assert person.page.locator("main tr", has_text=APPEAL).count() == 1
    with house():
        told = Notice.objects.values_list("user__full_name", "kind", "subject_id")
        assert len(told) == len(set(told)) > 1
    mails = [path.read_text() for path in (tmp_path / "mail").iterdir()]
    assert len(mails) == len({text.split("Message-ID:")[1].split("\n")[0] for text in mails}) > 0
    assert any(ruth.email in text for text in mails)

"""One transaction a request, the right role inside, and notes that outlive a refusal."""

import pytest
from django.db import connection

from accounts.policy import Role
from clients.models import Client
from core.db import read_settings
from core.models import ReadEvent, Refusal
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import house, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.probe_urls")]


@pytest.fixture
def worker():
    return UserFactory()


@pytest.fixture
def signed_in(client, worker):
    client.raise_request_exception = False
    return sign_in(client, worker)


def test_the_view_runs_as_the_users_role_and_leaves_nothing_behind(signed_in, worker):
    answer = signed_in.get("/probe/settings/").content.decode()

    assert answer.split()[:3] == ["r_caseworker", f"user:{worker.pk}", str(worker.pk)]
    assert (read_settings()["role"], read_settings()["app.actor"]) == ("none", "")


def test_a_visitor_runs_as_the_visitors_role(client):
    assert client.get("/probe/open/").content.decode().split()[:2] == ["r_visitor", "visitor"]


def test_rows_through_the_view(signed_in, worker):
    mine, _other = ClientFactory(), ClientFactory()
    put_on(worker, mine)

    assert signed_in.get("/probe/clients/").content.decode() == mine.reference


def test_reading_whole_rows_is_refused_by_the_database(client):
    client.raise_request_exception = False
    manager = sign_in(client, UserFactory(role=Role.MANAGER))
    assert manager.get("/probe/raw/").status_code == 500
    assert manager.get("/probe/clients/").status_code == 200


def test_a_write_names_its_user_and_messages_and_session_are_kept(signed_in, worker):
    assert signed_in.get("/probe/make/").status_code == 200

    assert signed_in.get("/probe/say/").content.decode() == "made"
    with house():
        past = Client.history.get(reference="P-1")
    assert (past.history_user_id, past.history_action) == (worker.pk, "probe.make")


@pytest.mark.parametrize(("address", "status"), [("fail", 500), ("miss", 404)])
def test_half_done_work_is_undone(signed_in, address, status):
    assert signed_in.get(f"/probe/{address}/").status_code == status
    with house():
        assert not Client.objects.exists()


def test_a_refusal_outlives_its_404(signed_in, worker):
    signed_in.get("/probe/miss/")
    with house():
        kept = Refusal.objects.get(kind="probe")
    assert (kept.user_id, kept.names) == (worker.pk, ["phone"])


def test_a_database_error_does_not_poison_the_next_request(signed_in):
    assert signed_in.get("/probe/break/").status_code == 500
    assert signed_in.get("/probe/clients/").status_code == 200


def test_opening_a_record_is_kept_once(signed_in, worker):
    record = ClientFactory()
    put_on(worker, record)

    signed_in.get(f"/probe/opened/{record.pk}/")

    with house():
        event = ReadEvent.objects.get()
    assert (event.user_id, event.kind, event.object_id) == (worker.pk, "open", str(record.pk))
    assert "identity" in event.classes


def test_a_closed_address_is_a_missing_page_and_the_attempt_is_kept(signed_in):
    assert signed_in.get("/probe/managers/").status_code == 404
    with house():
        assert Refusal.objects.get(kind="url").names == ["probe:managers"]


def test_an_unclassified_address_is_closed_to_everybody(signed_in):
    assert signed_in.get("/probe/nobody/").status_code == 404


def test_signing_in_is_asked_for(client):
    answer = client.get("/probe/clients/")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/accounts/login/")


def test_nothing_is_kept_by_browsers(signed_in):
    headers = signed_in.get("/probe/clients/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_manager_opens_what_is_the_managers(client):
    sign_in(client, UserFactory(role=Role.MANAGER))
    assert client.get("/probe/managers/").status_code == 200


def test_the_bare_login_may_read_nothing():
    with pytest.raises(Exception, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("select 1 from clients_client")

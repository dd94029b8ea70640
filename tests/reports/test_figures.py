"""The figures: narrowed, with medians, people in small numbers hidden; the rows behind them; what leaves."""

import csv
import datetime as dt
import io
import re

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import TeamMembership
from accounts.policy import Role
from cases import services
from cases.models import Case as CaseRow
from cases.models import Deadline, Representation, StageSpan
from clients.models import Client
from core import outbox
from core.clock import today
from core.models import Job, ReadEvent
from reports.queries.figures import clients_by, open_cases_by_phase
from tests.cases.conftest import _today_is_27_march  # noqa: F401
from tests.factories import CaseFactory, ClientFactory, UserFactory
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db
LIST = "/reports/cases/"


@pytest.fixture
def manager(client):
    user = UserFactory(role=Role.MANAGER)
    sign_in(client, user)
    return user


def cells(answer) -> list[list[str]]:
    rows = re.findall(r'<tr data-row="1"[^>]*>(.*?)</tr>', answer.content.decode(), re.DOTALL)
    return [
        [" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
        for row in rows
    ]


@pytest.fixture
def appeal(case, nadia):
    """Amina's case in appeal since 17 March with an unconfirmed deadline on 8 April and a lawyer."""
    with house():
        CaseRow.objects.filter(pk=case.pk).update(stage="APPEAL_PENDING")
        StageSpan.objects.filter(case=case).update(ended_on=dt.date(2026, 3, 17))
        StageSpan.objects.create(case=case, stage="APPEAL_PENDING", started_on=dt.date(2026, 3, 17))
        Deadline.objects.create(
            case=case, title="Appeal", due_on=dt.date(2026, 4, 8), remind_by_on=dt.date(2026, 4, 8),
            computed_on=today(), entered_by=nadia,
        )  # fmt: skip
        Representation.objects.create(
            case=case,
            before="board",
            scheme="pro_bono",
            representative="=Oakes LLP",
            acting_from="2026-01-05",
        )
    return case


def test_the_median_of_days_is_over_the_cases_of_a_phase(appeal, manager):
    other = CaseFactory(stage="APPEAL_PENDING")
    with house():
        StageSpan.objects.create(case=other, stage="APPEAL_PENDING", started_on=dt.date(2026, 3, 7))
    with being(manager):
        figures = open_cases_by_phase(manager, today())
    [line] = figures.lines
    assert (line.phase, line.open, line.nobody, line.due, line.days) == ("APPEAL", 2, 1, 1, 15)
    assert figures.days == 15


def test_the_page_counts_what_it_is_narrowed_to(client, appeal, nadia, manager):
    CaseFactory(opened_on=dt.date(2026, 3, 20))
    with house():
        team = Group.objects.create(name="Kowloon")
        TeamMembership.objects.create(user=nadia, group=team)
    for query, count in (("", 2), (f"team={team.pk}", 1), ("opened=30", 1), ("opened=365", 1)):
        assert client.get(f"/reports/?{query}").context["figures"].open == count
    assert client.get("/reports/?team=999").status_code == 400


def test_people_in_small_numbers_are_hidden_with_what_would_give_them_away(manager, settings):
    settings.REPORT_SMALL_PEOPLE = 1
    for gender, count in (("woman", 12), ("man", 11), ("nonbinary", 3)):
        for _ in range(count):
            CaseFactory(client=ClientFactory(gender=gender))
    with being(manager):
        at_least_five = clients_by(manager, "gender")
    assert [(share.count, share.is_hidden) for share in at_least_five] == [(12, False), (11, True), (3, True)]
    settings.REPORT_SMALL_PEOPLE = 12
    with being(manager):
        assert [share.is_hidden for share in clients_by(manager, "gender")] == [False, True, True]


def test_people_are_counted_only_by_what_the_reader_may_read_of_everybody(case):
    coordinator = UserFactory(role=Role.PROBONO)
    with being(coordinator):
        assert clients_by(coordinator, "gender") == []


def test_the_rows_behind_the_counts(client, appeal, manager):
    assert cells(client.get(LIST)) == [
        [
            appeal.reference,
            "Amina DOREH",
            "Appeal pending",
            "17 Mar 2026",
            "Nadia Quill",
            "=Oakes LLP",
            "08 Apr 2026",
            "1",
            "1",
        ]
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("phase=APPEAL", 1),
        ("phase=JUDICIAL_REVIEW", 0),
        ("record=some", 1),
        ("record=none", 0),
        ("lacks=check", 1),
        ("lacks=deadline", 0),
        ("lacks=caseworker", 0),
        ("lacks=stage", 0),
        ("lacks=birth", 1),
        ("lacks=served", 0),
    ],
)
def test_the_rows_are_filtered(client, appeal, manager, query, found):
    assert len(cells(client.get(f"{LIST}?{query}"))) == found


def test_missing_data_leads_to_the_cases_that_lack_it(client, appeal, nadia, manager):
    CaseFactory()
    page = client.get("/reports/missing/")
    missing = page.context["missing"]
    assert {line.code: line.count for line in missing.lines} == {
        "caseworker": 1, "record": 1, "deadline": 1, "check": 1, "stage": 1, "served": 0, "birth": 2,
    }  # fmt: skip
    assert [name for _key, name in missing.workers] == ["Nadia Quill"]
    address = f"{LIST}?lacks=check&worker={nadia.pk}"
    assert address.replace("&", "&amp;") in page.content.decode()
    assert cells(client.get(address))[0][0] == appeal.reference


def test_open_cases_leave_as_a_file_with_reason_and_record(client, appeal, manager):
    key = re.search(
        r'name="idempotency_key" value="([^"]+)"',
        client.get("/lists/reports.open_cases/export/").content.decode(),
    )[1]
    posted = {"reason": "Board paper, March", "format": "csv", "idempotency_key": key}
    answer = client.post("/lists/reports.open_cases/export/", posted)
    outbox.work_off()
    file = b"".join(client.get(f"{answer.headers['Location']}file/").streaming_content).decode("utf-8-sig")
    head, row = list(csv.reader(io.StringIO(file)))
    assert head[:3] == ["Reference", "Client", "Stage"]
    assert row == [
        appeal.reference,
        "Amina DOREH",
        "Appeal pending",
        "2026-03-17",
        "Nadia Quill",
        "'=Oakes LLP",
        "2026-04-08",
        "1",
        "1",
    ]
    with house():
        event, job = ReadEvent.objects.get(kind="export"), Job.objects.get()
    assert (event.object_ids, event.why) == ([str(appeal.pk)], "Board paper, March")
    assert (job.rows, job.columns) == (1, 9)


def test_counts_leave_with_small_numbers_hidden(client, appeal, manager):
    page = client.get("/reports/export/").content.decode()
    key = re.search(r'name="idempotency_key" value="([^"]+)"', page)[1]
    posted = {"reason": "Half-year report", "format": "csv", "idempotency_key": key}
    answer = client.post("/reports/export/", posted)
    outbox.work_off()
    file = b"".join(client.get(f"{answer.headers['Location']}file/").streaming_content).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(file)))[1:] == [
        ["Appeal", "<5", "0", "<5", ""],
        ["All", "1", "0", "1", "10"],
    ]
    assert client.post("/reports/export/?team=999", posted).status_code == 400


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        (Role.MANAGER, "open_case_list", 200),
        (Role.SUPERVISOR, "open_case_list", 200),
        (Role.CASEWORKER, "open_case_list", 404),
        (Role.MANAGER, "export_counts", 200),
        (Role.SUPERVISOR, "export_counts", 404),
        (Role.RESEARCHER, "export_counts", 404),
    ],
)
def test_who_opens_what(client, role, name, status):
    assert sign_in(client, UserFactory(role=role)).get(reverse(f"reports:{name}")).status_code == status


@pytest.mark.parametrize("address", [LIST, "/reports/missing/", "/reports/"])
def test_as_many_queries_for_three_cases_as_for_one(client, case, nadia, ruth, manager, address):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    client.get(address)
    first = count()
    for _ in range(2):
        more = CaseFactory()
        with being(ruth):
            services.assign_user(case_id=more.pk, user=nadia, part="caseworker", by=ruth)
    assert count() == first


def test_a_closed_case_is_in_no_figure(client, case, manager):
    with house():
        CaseRow.objects.filter(pk=case.pk).update(closed_on=today(), outcome="withdrawn")
        assert Client.objects.count() == 1
    assert client.get("/reports/").context["figures"].open == 0
    assert cells(client.get(LIST)) == []

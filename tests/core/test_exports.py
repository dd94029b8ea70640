"""Exports: what is shown and readable on every row, safe in a spreadsheet, in constant memory, with reason and record."""

import csv
import datetime as dt
import io
import re
import tracemalloc
import zipfile
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from accounts.policy import Role
from clients.models import Client
from core import exports, jobs, outbox
from core.lists import Column, exporting
from core.models import Job, ReadEvent
from tests.core.lists_probe import CaseList
from tests.factories import CaseFactory, ClientFactory, UserFactory, put_on
from tests.house_context import being, house, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.lists_probe")]

TRICKS = [
    "=1+1",
    "+852 6000 0000",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "  =1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    '=HYPERLINK("http://x.example","y")',
]


@pytest.mark.parametrize("text", TRICKS)
def test_no_text_becomes_a_formula_in_csv(text):
    cell = exports.csv_value(text)
    assert cell[0] == "'"
    assert "\0" not in cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("Amina", "Amina"),
        (None, ""),
        (-5, -5),
        (Decimal("-1.50"), Decimal("-1.50")),
        (dt.date(2026, 4, 8), "2026-04-08"),
        (dt.datetime(2026, 4, 8, 8, 30, tzinfo=dt.UTC), "2026-04-08 16:30"),
        ("陳大文", "陳大文"),
    ],
)
def test_what_is_harmless_stays(value, cell):
    assert exports.csv_value(value) == cell


def test_csv_is_utf8_with_its_mark_and_every_text_quoted():
    made = b"".join(exports.csv_chunks(["Name", "Count"], [["陳大文", 3], ['say "x", y', 0]]))
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig") == '"Name","Count"\r\n"陳大文",3\r\n"say ""x"", y",0\r\n'


def test_no_text_becomes_a_formula_or_link_in_xlsx():
    texts = [*TRICKS, "http://x.example", "12", "x" * 40_000]
    made = b"".join(exports.xlsx_chunks(["=head"], [[text] for text in texts], [("Reason", "=1")]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.sheet_names == ["Export", "About"]
    rows = book.get_sheet_by_name("Export").to_python()
    assert rows[0] == ["=head"]
    written = [row[0].replace("\r", "").replace("\n", "") for row in rows[1:15]]
    assert written == [re.sub(r"[\0\r\n]", "", text) for text in TRICKS]
    assert [type(row[0]) for row in rows] == [str] * len(rows)
    sheet = zipfile.ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_xlsx_keeps_dates_and_numbers():
    made = b"".join(exports.xlsx_chunks(["On", "Sum"], [[dt.date(2026, 4, 8), Decimal("12.50")], [None, ""]]))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert rows[1] == [dt.date(2026, 4, 8), 12.5]


@pytest.mark.parametrize("make", [exports.csv_chunks, exports.xlsx_chunks])
def test_memory_does_not_grow_with_the_rows(make):
    def peak(count):
        tracemalloc.start()
        for _chunk in make(["a", "b"], ([f"text {n}", n] for n in range(count))):
            pass
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(30_000) - peak(3_000) < 1_000_000


# ---- a list leaves the house


@pytest.fixture
def supervisor(client):
    user = UserFactory(role=Role.SUPERVISOR)
    sign_in(client, user)
    return user


def ask(client, query="", key="probe.cases", form="csv", reason="Half-year report"):
    page = client.get(f"/lists/{key}/export/?{query}")
    token = re.search(r'name="idempotency_key" value="([^"]+)"', page.content.decode())
    posted = {"reason": reason, "format": form, "idempotency_key": token[1] if token else ""}
    return client.post(f"/lists/{key}/export/?{query}", posted)


def made(client, answer) -> list[list[str]]:
    outbox.work_off()
    file = client.get(f"{answer.headers['Location']}file/")
    text = b"".join(file.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_file_holds_what_the_list_shows_in_its_order(client, supervisor):
    for n, name in enumerate(("Zeinab", "=cmd", "Moses"), 1):
        CaseFactory(reference=f"C-{n}", client=ClientFactory(display_name=name))
    search = client.post("/probe/cases/", {"q": "C-"}).headers["Location"].partition("?")[2]

    answer = ask(
        client, f"{search}&sort=-reference&columns=reference&columns=client__display_name&columns=stage"
    )

    assert made(client, answer) == [
        ["Reference", "Client", "Stage"],
        ["C-3", "Moses", "Written signification made"],
        ["C-2", "'=cmd", "Written signification made"],
        ["C-1", "Zeinab", "Written signification made"],
    ]


def test_xlsx_says_who_when_and_why(client, supervisor):
    CaseFactory(reference="C-1")
    answer = ask(client, form="xlsx")
    outbox.work_off()
    file = b"".join(client.get(f"{answer.headers['Location']}file/").streaming_content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    about = dict(row[:2] for row in book.get_sheet_by_name("About").to_python())
    assert (about["Made for"], about["Reason"]) == (supervisor.full_name, "Half-year report")
    assert book.get_sheet_by_name("Export").to_python()[1][0] == "C-1"


def test_what_is_only_asked_for_does_not_leave(client):
    manager = UserFactory(role=Role.MANAGER)
    sign_in(client, manager)
    CaseFactory(client=ClientFactory(phone="+85291234567"))
    query = "columns=reference&columns=client__phone"
    assert "Not in the file" in client.get(f"/lists/probe.cases/export/?{query}").content.decode()
    assert made(client, ask(client, query))[0] == ["Reference"]


def test_only_rows_in_reach_leave(client):
    worker, mine = UserFactory(), CaseFactory(reference="C-1")
    CaseFactory(reference="C-2")
    put_on(worker, mine)
    sign_in(client, worker)
    rows = made(client, ask(client, "columns=reference&columns=client__display_name"))
    assert rows == [["Reference", "Client"], ["C-1", ""]]


def test_every_record_that_leaves_is_recorded_with_reason_and_size(client, supervisor, monkeypatch):
    monkeypatch.setattr(exporting, "AT_A_TIME", 2)
    cases = [CaseFactory(reference=f"C-{n}") for n in range(5)]
    made(client, ask(client))
    with house():
        events = list(ReadEvent.objects.filter(kind="export").order_by("id"))
        job = Job.objects.get()
    assert [len(event.object_ids) for event in events] == [2, 2, 1]
    assert [key for event in events for key in event.object_ids] == [str(case.pk) for case in cases]
    assert {(event.user_id, event.why, event.request_id) for event in events} == {
        (supervisor.pk, "Half-year report", job.pk.hex)
    }
    assert "operational" in events[0].classes
    assert (job.rows, job.columns, job.reason) == (5, 4, "Half-year report")


def test_a_reason_is_wanted_and_what_was_typed_stays(client, supervisor):
    answer = ask(client, reason="x")
    assert answer.status_code == 422
    assert 'value="csv" ' in answer.content.decode()
    with house():
        assert not Job.objects.exists()


def test_the_right_to_the_list_is_asked_again_when_it_runs(client, supervisor):
    CaseFactory()
    answer = ask(client, "columns=client__phone")
    with house():
        type(supervisor).objects.filter(pk=supervisor.pk).update(role=Role.PROBONO)
    outbox.work_off()
    with house():
        assert (Job.objects.get().state, Job.objects.get().error) == ("failed", "NotAllowed")
    assert client.get(f"{answer.headers['Location']}file/").status_code == 404


@pytest.mark.parametrize(
    ("role", "query", "status"),
    [
        (Role.PROBONO, "columns=client__phone", 400),
        (Role.PROBONO, "nonsense=1", 400),
        (Role.LAWYER, "", 404),
        (Role.PARTNER, "", 404),
        (Role.ADMINISTRATOR, "", 404),
    ],
)
def test_what_may_not_be_shown_may_not_leave(client, role, query, status):
    sign_in(client, UserFactory(role=role))
    assert ask(client, query).status_code == status


def test_an_unknown_list_is_a_missing_page(client, supervisor):
    assert ask(client, key="probe.nothing").status_code == 404


def test_columns_made_in_python_leave_too(client, supervisor, monkeypatch):
    columns = (Column("reference"), Column("twice", value=lambda case: case.reference * 2))
    monkeypatch.setattr(CaseList, "columns", columns)
    CaseFactory(reference="C-1"), CaseFactory(reference="C-2")
    assert made(client, ask(client))[1:] == [["C-1", "C-1C-1"], ["C-2", "C-2C-2"]]


@pytest.mark.parametrize("count", [1, 300])
def test_as_many_queries_for_300_rows_as_for_1(supervisor, django_assert_num_queries, count):
    with house():
        Client.objects.bulk_create(Client(reference=f"P-{n}", display_name="Amina") for n in range(count))
    with being(supervisor), django_assert_num_queries(1):
        assert len(list(exporting._values(exporting.export_of(supervisor, "probe.clients", "")))) == count


def test_a_job_describes_itself_by_its_list(supervisor):
    job = jobs.start_job(
        exporting.KIND,
        by=supervisor,
        parameters={"list": "probe.cases", "query": "", "format": "csv"},
        reason="Half-year report",
    )
    with being(supervisor):
        assert jobs.job_of(supervisor, job.pk).title == "Cases"

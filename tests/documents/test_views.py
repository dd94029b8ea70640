"""The pages of papers: who may open them, what they say, what they give out."""

import hashlib
import uuid

import pytest
from django.urls import reverse

from accounts.policy import Role
from core.models import ReadEvent, Refusal
from core.scanning import ScanState
from documents.models import Document
from tests.core import file_samples as samples
from tests.documents.factories import caseworker_on_case, paper_in, paper_of, upload
from tests.factories import UserFactory, put_on
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db


def signed_in(client, role, *records):
    user = UserFactory(role=role)
    put_on(user, *records)
    return sign_in(client, user)


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(
    ("role", "of_case", "of_client", "add", "detail", "file"),
    [
        (Role.CASEWORKER, 200, 200, 200, 200, 200),
        (Role.SUPERVISOR, 200, 200, 200, 200, 200),
        (Role.MANAGER, 200, 200, 404, 200, 200),
        (Role.WELFARE, 200, 200, 200, 200, 200),
        (Role.INTAKE, 404, 200, 404, 404, 404),
        (Role.PROBONO, 200, 200, 404, 200, 404),
        (Role.LAWYER, 200, 404, 200, 200, 200),
        (Role.PARTNER, 404, 404, 404, 404, 404),
        (Role.AUDITOR, 404, 404, 404, 404, 404),
    ],
)
def test_each_role_opens_its_pages_only(client, role, of_case, of_client, add, detail, file):
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    signed_in(client, role, case, case.client)
    pages = [
        reverse("documents:of_case", args=[case.pk]),
        reverse("documents:of_client", args=[case.client_id]),
        reverse("documents:add_to_case", args=[case.pk]),
        reverse("documents:detail", args=[paper.pk]),
        reverse("documents:file", args=[paper.pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [of_case, of_client, add, detail, file]


@pytest.mark.parametrize("name", ["of_case", "add_to_case", "detail", "file", "edit"])
def test_somebody_off_the_case_gets_the_same_404(client, name):
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    signed_in(client, Role.CASEWORKER)
    pk = case.pk if name.endswith("case") else paper.pk
    assert client.get(reverse(f"documents:{name}", args=[pk])).status_code == 404


def test_restricted_paper_is_a_chip_and_gives_nothing(client):
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker, title="Canary title", from_whom="Canary firm", is_sensitive=True)
    signed_in(client, Role.MANAGER, case, case.client)

    listed = client.get(reverse("documents:of_case", args=[case.pk])).content.decode()
    detail = client.get(reverse("documents:detail", args=[paper.pk])).content.decode()
    given = client.get(reverse("documents:file", args=[paper.pk]))

    assert ("One restricted document" in listed, "Canary" in listed, "Canary" in detail) == (
        True,
        False,
        False,
    )
    assert given.status_code == 404
    with house():
        assert Refusal.objects.filter(names=["file_id"]).count() == 1


def test_list_takes_the_same_queries_at_one_and_three_papers(client, django_assert_max_num_queries):
    worker, case = caseworker_on_case()
    sign_in(client, worker)
    page = reverse("documents:of_case", args=[case.pk])
    counts = []
    for _round in range(2):
        paper_in(case, worker)
        if counts:
            paper_in(case, worker)
        client.get(page)
        with django_assert_max_num_queries(60) as captured:
            client.get(page)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_panel_is_the_newest_five_to_htmx(client):
    worker, case = caseworker_on_case()
    for number in range(6):
        paper_in(case, worker, title=f"Paper {number}")
    sign_in(client, worker)
    html = client.get(
        reverse("documents:of_case", args=[case.pk]), headers={"HX-Request": "true"}
    ).content.decode()
    assert [f"Paper {number}" in html for number in range(6)] == [False, True, True, True, True, True]
    assert ("All 6 documents" in html, "<html" in html) == (True, False)


def posted(case, **answers):
    return {
        "kind": "decision",
        "upload": upload(),
        "served_on_day": "20",
        "served_on_month": "3",
        "served_on_year": "2026",
        **answers,
    }


def test_upload_puts_a_paper_in(client):
    worker, case = caseworker_on_case()
    sign_in(client, worker)
    response = client.post(reverse("documents:add_to_case", args=[case.pk]), posted(case))
    assert (response.status_code, response.url) == (302, reverse("documents:of_case", args=[case.pk]))
    with house():
        assert Document.objects.get().served_on.isoformat() == "2026-03-20"


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"upload": upload("a.pdf", b"")}, "This file is empty."),
        ({"upload": upload("a.exe", b"MZ" + bytes(90))}, "Send a PDF, JPG, PNG"),
        ({"upload": upload("a.pdf", samples.image())}, "not what its ending says"),
        ({"upload": upload("a.docx", samples.docx(**{"word/vbaProject.bin": "x"}))}, "macros"),
        ({"upload": ""}, "Choose a file"),
        ({"kind": ""}, "Choose an answer for"),
        ({"served_on_day": "31", "served_on_month": "2"}, "there is no such day"),
        ({"dated_on_day": "21", "dated_on_month": "3", "dated_on_year": "2026"}, "before the date it bears"),
    ],
)
def test_upload_that_cannot_be_says_what_to_do_and_keeps_the_words(client, answers, message):
    worker, case = caseworker_on_case()
    sign_in(client, worker)
    page = reverse("documents:add_to_case", args=[case.pk])
    response = client.post(page, posted(case, from_whom="The office", **answers))
    html = response.content.decode()
    assert (response.status_code, message in html, "The office" in html) == (422, True, True)
    with house():
        assert Document.objects.count() == 0


def test_too_large_a_file_is_refused(client, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    worker, case = caseworker_on_case()
    sign_in(client, worker)
    response = client.post(
        reverse("documents:add_to_case", args=[case.pk]), posted(case, upload=upload("a.pdf", b"x" * 5000))
    )
    assert (response.status_code, "larger than 25 MB" in response.content.decode()) == (422, True)


def test_file_is_given_out_as_it_came_and_cannot_act(client):
    worker, case = caseworker_on_case()
    content = samples.pdf()
    paper = paper_in(case, worker, upload=upload("Amina.pdf", content))
    sign_in(client, worker)
    response = client.get(reverse("documents:file", args=[paper.pk]))
    given = body(response)
    assert hashlib.sha256(given).hexdigest() == paper.sha256
    assert response.headers["Content-Type"] == "application/pdf"
    assert (
        response.headers["Content-Disposition"] == f'attachment; filename="document-{str(paper.pk)[:8]}.pdf"'
    )
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    with house():
        event = ReadEvent.objects.get(kind="download")
        assert (event.user_id, event.object_id, event.model_label) == (
            worker.pk,
            str(paper.pk),
            "documents.document",
        )


def test_people_outside_get_a_stamped_copy(client):
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    signed_in(client, Role.LAWYER, case)
    given = body(client.get(reverse("documents:file", args=[paper.pk])))
    assert (given.startswith(b"%PDF"), hashlib.sha256(given).hexdigest() == paper.sha256) == (True, False)


def test_people_outside_get_no_file_that_cannot_be_stamped(client):
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker, upload=upload("a.docx", samples.docx()))
    signed_in(client, Role.LAWYER, case)
    response = client.get(reverse("documents:file", args=[paper.pk]))
    assert (response.status_code, "Ask the caseworker for a PDF" in response.content.decode()) == (409, True)


@pytest.mark.parametrize("state", [ScanState.QUARANTINED, ScanState.REFUSED])
def test_held_file_is_given_to_nobody(client, state):
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    with house():
        Document.objects.update(scan_state=state)
    sign_in(client, worker)
    page = client.get(reverse("documents:detail", args=[paper.pk])).content.decode()
    response = client.get(reverse("documents:file", args=[paper.pk]))
    assert (response.status_code, reverse("documents:file", args=[paper.pk]) in page) == (409, False)


def test_a_file_lost_from_the_store_is_said_and_logged_and_counts_as_no_download(client, caplog):
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    with house():
        Document.objects.update(file_id=uuid.uuid4())
    response = sign_in(client, worker).get(reverse("documents:file", args=[paper.pk]))

    assert (response.status_code, "missing or damaged" in response.content.decode()) == (409, True)
    assert [record.message for record in caplog.records if record.name == "documents.views.files"] == [
        "files.missing_or_damaged"
    ]
    with house():
        assert ReadEvent.objects.filter(kind="download").count() == 0


def test_correcting_a_paper(client):
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    sign_in(client, worker)
    page = reverse("documents:edit", args=[paper.pk])
    assert "Notice of Decision" in client.get(page).content.decode()
    response = client.post(page, {"kind": "court", "title": "Order", "version": 1})
    assert (response.status_code, response.url) == (302, reverse("documents:detail", args=[paper.pk]))
    with house():
        assert Document.objects.values_list("kind", "title").get() == ("court", "Order")


def test_paper_of_a_person_is_listed_with_them(client):
    worker, case = caseworker_on_case()
    paper_of(case.client, worker, title="Passport")
    sign_in(client, worker)
    assert "Passport" in client.get(reverse("documents:of_client", args=[case.client_id])).content.decode()
    assert "Passport" not in client.get(reverse("documents:of_case", args=[case.pk])).content.decode()

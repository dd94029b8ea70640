"""Papers: who reaches them, how they come in, and what may be said about them."""

import datetime as dt
import hashlib
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from accounts.policy import Role
from cases.models import CaseEvent
from core.access import Conflict, openings, read, read_one
from core.files import FileRefused, read_file
from core.models import DataKey
from core.outbox import work_off
from core.scanning import ScannerDown, ScanState
from documents import services
from documents.models import Document, DocumentLink, EventProof
from tests.core import file_samples as samples
from tests.core.clamd import EICAR
from tests.documents.factories import caseworker_on_case, paper_in, paper_of, upload
from tests.factories import CaseFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db
REASON = "The board asks for this paper by Friday"


def headings(user):
    """What a user sees of all papers: headings, or 'restricted'."""
    with being(user):
        papers = read(user, Document.objects.visible_to(user).order_by("created_at"))
        return [
            "restricted" if getattr(paper.heading, "is_restricted", False) else paper.heading
            for paper in papers
        ]


def colleague(role, *records):
    user = UserFactory(role=role)
    put_on(user, *records)
    return user


def test_a_paper_is_sealed_described_and_laid_into_the_case():
    worker, case = caseworker_on_case()
    content = samples.pdf()
    paper = paper_in(case, worker, upload=upload("Notice of X.pdf", content), served_on=dt.date(2026, 3, 20))

    with house():
        kept = Document.objects.get(pk=paper.pk)
        link = DocumentLink.objects.get(document=paper)
        assert (kept.file_name, kept.file_kind, kept.size) == ("Notice of X.pdf", "pdf", len(content))
        assert kept.sha256 == hashlib.sha256(content).hexdigest()
        assert (kept.scan_state, kept.uploaded_by_id, kept.version) == (ScanState.UNSCANNED, worker.pk, 1)
        assert (link.client_id, link.case_id) == (case.client_id, case.pk)
        assert read_file(kept.file_id) == content
        assert DataKey.objects.get().scope_id == str(case.client_id)
        history = Document.history.get()
        assert (history.history_actor, history.history_action) == (
            f"user:{worker.pk}",
            "documents.store_document",
        )


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.CASEWORKER, ["in case", "of person", "secret"]),
        (Role.SUPERVISOR, ["in case", "of person", "secret"]),
        (Role.WELFARE, ["in case", "of person"]),
        (Role.COUNSELLOR, ["in case", "of person"]),
        (Role.INTAKE, ["of person"]),
        (Role.MANAGER, ["in case", "of person", "restricted"]),
        (Role.LAWYER, ["in case", "restricted"]),
        (Role.PROBONO, ["in case", "of person"]),
        (Role.PARTNER, []),
        (Role.AUDITOR, []),
        (Role.ADMINISTRATOR, []),
        (Role.RESEARCHER, []),
    ],
)
def test_each_role_sees_what_it_may(role, seen):
    worker, case = caseworker_on_case()
    paper_in(case, worker, title="in case")
    paper_of(case.client, worker, title="of person")
    paper_in(case, worker, title="secret", is_sensitive=True)
    other_worker, other_case = caseworker_on_case()
    paper_in(other_case, other_worker, title="in case")

    user = colleague(role, case, case.client)
    everywhere = {Role.SUPERVISOR, Role.MANAGER, Role.PROBONO}
    assert sorted(headings(user)) == sorted([*seen, "in case"] if role in everywhere else seen)


def test_nobody_off_the_case_sees_its_papers():
    worker, case = caseworker_on_case()
    paper_in(case, worker)
    assert headings(UserFactory()) == []
    assert headings(colleague(Role.WELFARE, case.client)) == []


def test_coordinator_sees_that_there_is_a_paper_but_not_its_content():
    worker, case = caseworker_on_case()
    paper_in(case, worker)
    coordinator = UserFactory(role=Role.PROBONO)
    with being(coordinator):
        paper = read_one(coordinator, Document.objects.visible_to(coordinator))
        assert (paper.heading, paper.file_id.is_restricted, paper.file_name.is_restricted) == (
            "Notice of Decision",
            True,
            True,
        )


def test_uploader_keeps_sight_of_a_sensitive_paper():
    _worker, case = caseworker_on_case()
    counsellor = colleague(Role.COUNSELLOR, case, case.client)
    paper_in(case, counsellor, title="mine", is_sensitive=True)
    assert headings(counsellor) == ["mine"]
    assert headings(colleague(Role.WELFARE, case, case.client)) == []


def test_sensitive_paper_opens_for_an_hour_when_asked_for():
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker, title="secret", is_sensitive=True)
    manager = UserFactory(role=Role.MANAGER)
    asked = openings.ask(
        model=Document, pk=paper.pk, field_class="legal_privileged", reason=REASON, by=manager
    )
    openings.answer(grant_id=asked.pk, model=Document, allow=True, by=UserFactory(role=Role.SUPERVISOR))
    assert headings(manager) == ["secret"]


def test_papers_vanish_when_the_placement_ends():
    worker, case = caseworker_on_case()
    paper_in(case, worker, title="in case")
    lawyer = UserFactory(role=Role.LAWYER)
    put_on(lawyer, case, until=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert headings(lawyer) == []


@pytest.mark.parametrize("role", [Role.MANAGER, Role.PROBONO, Role.AUDITOR])
def test_who_may_not_put_papers_in_is_refused(role):
    _worker, case = caseworker_on_case()
    with pytest.raises((PermissionDenied, Http404)):
        paper_in(case, colleague(role, case, case.client))


def test_a_case_one_is_not_on_takes_no_papers():
    _worker, case = caseworker_on_case()
    with pytest.raises(Http404):
        paper_in(case, UserFactory())


def test_a_case_of_somebody_else_takes_no_papers():
    worker, case = caseworker_on_case()
    other = CaseFactory()
    with pytest.raises(Http404):
        services.store_document(
            by=worker, client_id=other.client_id, case_id=case.pk, kind="other", upload=upload()
        )


def test_a_doubled_post_makes_one_paper():
    worker, case = caseworker_on_case()
    key = uuid.uuid4()
    first, second = (paper_in(case, worker, key=key) for _ in range(2))
    assert first == second
    with house():
        assert Document.objects.count() == 1


def test_a_refused_file_leaves_nothing():
    worker, case = caseworker_on_case()
    with pytest.raises(FileRefused):
        paper_in(case, worker, upload=upload("a.pdf", b"MZ not a pdf"))
    with house():
        assert (Document.objects.count(), DataKey.objects.count()) == (0, 0)


@pytest.mark.parametrize("which", ["served_on", "received_on"])
def test_dates_that_cannot_be_are_refused(which):
    worker, case = caseworker_on_case()
    with pytest.raises(ValidationError, match="before the date it bears"):
        paper_in(case, worker, dated_on=dt.date(2026, 3, 20), **{which: dt.date(2026, 3, 19)})


def test_describing_changes_what_is_said_and_leaves_history():
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    changed = services.describe_document(document_id=paper.pk, version=1, by=worker, title="Proof of service")
    assert changed == {"title"}
    with house():
        assert list(Document.history.order_by("history_id").values_list("title", "version")) == [
            ("", 1),
            ("Proof of service", 2),
        ]


def test_describing_an_older_version_is_a_conflict():
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    services.describe_document(document_id=paper.pk, version=1, by=worker, title="First")
    with pytest.raises(Conflict):
        services.describe_document(document_id=paper.pk, version=1, by=worker, title="Second")


def test_people_outside_put_papers_in_but_do_not_correct_them():
    _worker, case = caseworker_on_case()
    lawyer = colleague(Role.LAWYER, case)
    paper = paper_in(case, lawyer, title="Draft")
    assert headings(lawyer) == ["Draft"]
    with pytest.raises(PermissionDenied):
        services.describe_document(document_id=paper.pk, version=1, by=lawyer, title="Other")


def event_in(case, worker, **facts):
    with house():
        return CaseEvent.objects.create(
            case=case,
            kind="DECISION_SERVED",
            placed_on=dt.date(2026, 3, 20),
            how_known="DOCUMENT",
            recorded_by=worker,
            **facts,
        )


def test_a_paper_proves_an_event_of_its_case_once():
    worker, case = caseworker_on_case()
    event = event_in(case, worker)
    paper = paper_in(case, worker, proves=event.pk)
    services.prove_event(event_id=event.pk, document_id=paper.pk, by=worker)
    with house():
        assert list(EventProof.objects.values_list("event", "document")) == [(event.pk, paper.pk)]


def test_a_paper_of_another_case_proves_nothing_here():
    worker, case = caseworker_on_case()
    other = CaseFactory()
    put_on(worker, other)
    paper = paper_in(case, worker)
    with pytest.raises(Http404):
        services.prove_event(event_id=event_in(other, worker).pk, document_id=paper.pk, by=worker)


def test_who_records_no_events_proves_none():
    worker, case = caseworker_on_case()
    welfare = colleague(Role.WELFARE, case, case.client)
    paper = paper_in(case, worker)
    with pytest.raises(PermissionDenied):
        services.prove_event(event_id=event_in(case, worker).pk, document_id=paper.pk, by=welfare)


def test_held_files_are_scanned_and_opened_or_refused(settings, clamd):
    worker, case = caseworker_on_case()
    clean, infected = (
        paper_in(case, worker, upload=upload("a.txt", content)) for content in (b"harmless", EICAR)
    )
    with house():
        assert set(Document.objects.values_list("scan_state", flat=True)) == {ScanState.QUARANTINED}
    assert work_off() == 2
    with house():
        states = dict(Document.objects.values_list("pk", "scan_state"))
        assert states == {clean.pk: ScanState.CLEAN, infected.pk: ScanState.REFUSED}


def test_without_a_verdict_a_file_stays_held(settings, tmp_path):
    settings.CLAMAV_SOCKET = str(tmp_path / "none")
    worker, case = caseworker_on_case()
    paper = paper_in(case, worker)
    with house(), pytest.raises(ScannerDown):
        services.scan_document(paper.pk)
    with house():
        assert Document.objects.get().scan_state == ScanState.QUARANTINED

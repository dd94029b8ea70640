"""Papers and letters of some cases: sample scans that say so, and appointment letters for a worker to make."""

import io
from typing import Any
from uuid import UUID

import pikepdf

from cases.models import Case, CaseEvent
from clients.models import Client
from core.db import acting, system_context
from core.files import CheckedFile
from documents.models import Document, LetterTemplate
from documents.services import issue_letter, keep_document, prove_event
from reports.demo.clients import days_ago

SERVED = {"DECISION_SERVED": "Notice of Decision", "BOARD_DECISION_SERVED": "Decision of the Board"}
LETTERS, REPORTS = 4, 6


def make_papers(clients: dict[str, Client], cases: dict[str, Case], users: dict[str, Any]) -> None:
    """The notice behind each decision, a passport for every second client, sensitive reports, letters."""
    workers = (users["Nadia"], users["Omar"])
    for place, (name, case) in enumerate(cases.items()):
        worker = workers[0] if place < 2 else workers[place % 2]
        _notices(case, worker)
        if place % 2 == 0:
            _keep("Passport, pages 1 to 4", {"kind": Document.Kind.IDENTITY}, clients[name].pk, None, worker)
        if place < REPORTS:
            about = {"kind": Document.Kind.MEDICAL, "is_sensitive": True, "from_whom": "A clinic"}
            _keep("Medical report", about, case.client_id, case.pk, worker)
        if place < LETTERS:
            _letter(case, worker)


def _notices(case: Case, worker: Any) -> None:
    with system_context("demo.notices"):
        events = list(CaseEvent.objects.filter(case=case, kind__in=SERVED).order_by("placed_on"))
    for event in events:
        about = {
            "kind": Document.Kind.DECISION,
            "dated_on": event.decided_on,
            "served_on": event.served_on,
            "received_on": event.served_on,
            "from_whom": "The office that decided",
        }
        paper = _keep(SERVED[event.kind], about, case.client_id, case.pk, worker)
        prove_event(event_id=event.pk, document_id=paper.pk, by=worker)


def _keep(title: str, about: dict[str, Any], client_id: UUID, case_id: UUID | None, worker: Any) -> Document:
    checked = CheckedFile(f"{title}.pdf", "pdf", sample_scan(title))
    with acting(worker, "documents.store_document"):
        return keep_document(
            checked,
            {"title": title, **about},
            client_id=client_id,
            case_id=case_id,
            by=worker,
            is_ours=True,
        )


def _letter(case: Case, worker: Any) -> None:
    with system_context("demo.letters"):
        template = LetterTemplate.objects.get(code="LET-001")
    answers = {
        "appointment_on": days_ago(-7).isoformat(),
        "appointment_time": "14:30",
        "appointment_place": {"en": "12/F Sample Building, Hong Kong", "zh-hant": "香港示例大廈 12 樓"},
        "meet_with": worker.full_name,
        "interpreter": {"en": "As you asked", "zh-hant": "按你的要求安排"},
        "bring": {"en": "This letter", "zh-hant": "此信"},
    }
    issue_letter(
        by=worker, client_id=case.client_id, case_id=case.pk, template_id=template.pk, answers=answers
    )


def sample_scan(title: str) -> bytes:
    """One page that says what it stands for."""
    target, document = io.BytesIO(), pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    page = document.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    name = page.add_resource(document.make_indirect(font), pikepdf.Name.Font)
    words = f"BT {name} 22 Tf 72 740 Td ({title}) Tj 0 -34 Td {name} 12 Tf (Sample paper, invented) Tj ET"
    page.contents_add(words.encode())
    document.save(target)
    return target.getvalue()

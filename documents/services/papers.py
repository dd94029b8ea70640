"""Papers come in, are described, and are laid into files."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import Http404

from cases.models import Case, CaseEvent
from clients.models import Client
from core.access import Refused, lock, refuse, require_create, save_changes
from core.clock import now
from core.db import acting
from core.files import CheckedFile, StoredFile, check_upload, open_file, store
from core.keys import Scope
from core.outbox import queue
from core.posts import once
from core.scanning import Answer, ScanState, first_state, scan
from documents.models import Document, DocumentLink, EventProof
from documents.policy import may_describe

SCAN = "documents.scan_document"
DESCRIBED = ("kind", "title", "dated_on", "received_on", "served_on", "from_whom", "is_sensitive")
OF_FILE = ("file_id", "file_name", "file_kind", "size", "sha256", "scan_state")


def store_document(
    *,
    by: Any,
    client_id: UUID,
    case_id: UUID | None = None,
    kind: str,
    title: str = "",
    upload: Any,
    dated_on: dt.date | None = None,
    received_on: dt.date | None = None,
    served_on: dt.date | None = None,
    from_whom: str = "",
    is_sensitive: bool = False,
    proves: UUID | str | None = None,
    key: UUID | None = None,
) -> Document:
    """Take a file in and lay it into a client's file, or into one of the client's cases.

    `proves` is an event of that case which the paper shows to have happened.

    Raises:
        FileRefused: the file is not taken in.
        Http404: the client or case is not the user's.
    """
    checked = check_upload(upload)
    about = {
        "kind": kind,
        "title": title,
        "dated_on": dated_on,
        "received_on": received_on,
        "served_on": served_on,
        "from_whom": from_whom,
        "is_sensitive": is_sensitive,
    }
    with acting(by, "documents.store_document"):
        require_reach(by, client_id, case_id)
        require_create(by, Document, {*DESCRIBED, *OF_FILE})

        def make() -> str:
            document = keep_document(checked, about, client_id=client_id, case_id=case_id, by=by)
            if proves:
                prove_event(event_id=proves, document_id=document.pk, by=by)
            return str(document.pk)

        return Document.objects.get(pk=once(key, by=by, action="documents.store_document", make=make))


def keep_document(
    checked: CheckedFile,
    about: dict[str, Any],
    *,
    client_id: UUID,
    case_id: UUID | None,
    by: Any,
    is_ours: bool = False,
) -> Document:
    """Seal and lay down a file that was looked into; to be called inside `acting`, by services that checked who.

    What we made ourselves (`is_ours`) needs no virus check.
    """
    stored = store(checked, Scope("client", str(client_id)))
    state = ScanState.CLEAN if is_ours else first_state()
    author = by if getattr(by, "pk", None) else None
    document = Document(**about, **_of_file(stored), scan_state=state, uploaded_by=author)
    document.full_clean()
    document.save()
    DocumentLink.objects.create(document=document, client_id=client_id, case_id=case_id)
    if state == ScanState.QUARANTINED:
        queue(SCAN, {"document": document.pk}, dedupe_key=f"{SCAN}:{document.pk}")
    return document


def describe_document(*, document_id: UUID, version: int | None, by: Any, **about: Any) -> set[str]:
    """Correct what is said about a paper; the names of what changed."""
    if not may_describe(by):
        refuse(by, "write", "documents.document", document_id, sorted(about))
        raise Refused
    with acting(by, "documents.describe_document"):
        document = lock(Document, document_id, by=by, version=version)
        return save_changes(document, about, by=by)


def scan_document(document_id: UUID) -> None:
    """Have a held file checked for viruses and open or refuse it; to be called in the house's own context.

    Raises:
        ScannerDown: no verdict; the file stays held and is tried again.
    """
    document = Document.objects.select_for_update(of=("self",)).get(pk=document_id)
    if document.scan_state != ScanState.QUARANTINED:
        return
    is_clean = scan(open_file(document.file_id)) == Answer.CLEAN
    document.scan_state = ScanState.CLEAN if is_clean else ScanState.REFUSED
    document.scanned_at = now()
    document.save(update_fields=["scan_state", "scanned_at"])


def prove_event(*, event_id: UUID | str, document_id: UUID, by: Any) -> None:
    """Say that a paper proves an event of the case it lies in; said twice it is said once.

    Raises:
        Http404: the paper does not lie in the event's case, or one of the two is not the user's.
    """
    with acting(by, "documents.prove_event"):
        event = CaseEvent.objects.visible_to(by).filter(pk=event_id).first()
        papers = Document.objects.visible_to(by).filter(pk=document_id)
        if event is None or not papers.filter(links__case=event.case_id).exists():
            raise Http404
        require_create(by, EventProof, {"event", "document"})
        proof = EventProof(event=event, document_id=document_id)
        EventProof.objects.bulk_create([proof], ignore_conflicts=True)


def _of_file(stored: StoredFile) -> dict[str, Any]:
    return {
        "file_id": stored.file_id,
        "file_name": stored.name,
        "file_kind": stored.kind,
        "size": stored.size,
        "sha256": stored.sha256,
    }


def require_reach(by: Any, client_id: UUID, case_id: UUID | None) -> None:
    """The place must be the user's: 404 alike for a missing one."""
    if case_id is None:
        is_theirs = Client.objects.visible_to(by).filter(pk=client_id).exists()
    else:
        is_theirs = Case.objects.visible_to(by).filter(pk=case_id, client_id=client_id).exists()
    if not is_theirs:
        raise Http404

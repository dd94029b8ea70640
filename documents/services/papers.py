"""Papers come in, are described, and are laid into files."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import Http404

from cases.models import Case
from clients.models import Client
from core.access import Refused, lock, refuse, require_create, save_changes
from core.db import acting
from core.files import CheckedFile, StoredFile, check_upload, store
from core.keys import Scope
from core.posts import once
from core.scanning import first_state
from documents.models import Document, DocumentLink
from documents.policy import may_describe

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
    key: UUID | None = None,
) -> Document:
    """Take a file in and lay it into a client's file, or into one of the client's cases.

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
        _require_reach(by, client_id, case_id)
        require_create(by, Document, {*DESCRIBED, *OF_FILE})

        def make() -> str:
            return str(keep_document(checked, about, client_id=client_id, case_id=case_id, by=by).pk)

        return Document.objects.get(pk=once(key, by=by, action="documents.store_document", make=make))


def keep_document(
    checked: CheckedFile, about: dict[str, Any], *, client_id: UUID, case_id: UUID | None, by: Any
) -> Document:
    """Seal and lay down a file that was looked into; to be called inside `acting`, by services that checked who."""
    stored = store(checked, Scope("client", str(client_id)))
    author = by if getattr(by, "pk", None) else None
    document = Document(**about, **_of_file(stored), scan_state=first_state(), uploaded_by=author)
    document.full_clean()
    document.save()
    DocumentLink.objects.create(document=document, client_id=client_id, case_id=case_id)
    return document


def describe_document(*, document_id: UUID, version: int | None, by: Any, **about: Any) -> set[str]:
    """Correct what is said about a paper; the names of what changed."""
    if not may_describe(by):
        refuse(by, "write", "documents.document", document_id, sorted(about))
        raise Refused
    with acting(by, "documents.describe_document"):
        document = lock(Document, document_id, by=by, version=version)
        return save_changes(document, about, by=by)


def _of_file(stored: StoredFile) -> dict[str, Any]:
    return {
        "file_id": stored.file_id,
        "file_name": stored.name,
        "file_kind": stored.kind,
        "size": stored.size,
        "sha256": stored.sha256,
    }


def _require_reach(by: Any, client_id: UUID, case_id: UUID | None) -> None:
    """The place must be the user's: 404 alike for a missing one."""
    if case_id is None:
        found = Client.objects.visible_to(by).filter(pk=client_id)
    else:
        found = Case.objects.visible_to(by).filter(pk=case_id, client_id=client_id)
    if not found.exists():
        raise Http404

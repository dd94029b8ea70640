"""Which papers lie where."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from cases.models import Case
from clients.models import Client
from core.access import Seen, read_one
from documents.models import Document, DocumentLink

PLACES = {"client": Client, "case": Case}


def place(user: Any, of: str, pk: UUID) -> Seen:
    """The client or case a list of papers belongs to; 404 when it is not the user's."""
    model = PLACES[of]
    return read_one(user, model.objects.visible_to(user).filter(pk=pk))


def papers_in(user: Any, of: str, pk: UUID) -> QuerySet[Document]:
    """Papers the user reaches that lie with this client or in this case, newest first."""
    there = DocumentLink.objects.filter(**{of: pk}, document=OuterRef("pk"))
    return Document.objects.visible_to(user).filter(Exists(there))


def count_papers(of: str) -> Any:
    """A panel's counter: how many papers the user reaches in a file."""
    return lambda user, record: papers_in(user, of, record.pk).count()

"""Which papers lie where, and which words a letter has."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format

from cases.models import Case, CaseEvent
from clients.models import Client
from core.access import Seen, read, read_one
from documents.models import Document, DocumentLink, LetterTemplate, LetterTemplateVersion, LetterText

PLACES = {"client": Client, "case": Case}


def place(user: Any, of: str, pk: UUID) -> Seen:
    """The client or case a list of papers belongs to; 404 when it is not the user's."""
    model = PLACES[of]
    return read_one(user, model.objects.visible_to(user).filter(pk=pk))


def papers_in(user: Any, of: str, pk: UUID) -> QuerySet[Document]:
    """Papers the user reaches that lie with this client or in this case, newest first."""
    there = DocumentLink.objects.filter(**{of: pk}, document=OuterRef("pk"))
    return Document.objects.visible_to(user).filter(Exists(there))


def provable_events(user: Any, case_id: UUID) -> list[tuple[str, str]]:
    """The case's standing events a paper may be laid beside: key, and the event with its date."""
    rows = CaseEvent.objects.visible_to(user).filter(case=case_id, struck_at=None)
    events = read(user, rows, fields=["kind", "placed_on"])
    return [(str(event.pk), f"{event.get_kind_display}, {date_format(event.placed_on)}") for event in events]


def page_of_event(event: Seen) -> str:
    """The page of an event, read with its case."""
    return reverse("cases:event", args=[event.case.reference, event.pk])


def wording_in_force(by: Any, template_id: UUID) -> LetterTemplateVersion:
    """The newest version of a template that is offered; 404 when it is retired or unknown."""
    templates = LetterTemplate.objects.visible_to(by).filter(pk=template_id, retired_on=None)
    rows = LetterTemplateVersion.objects.visible_to(by).filter(template__in=templates)
    wording = rows.select_related("template").order_by("-number").first()
    if wording is None:
        raise Http404
    return wording


def texts_in(wording: LetterTemplateVersion, languages: Iterable[str]) -> dict[str, LetterText]:
    """A version's words in the wanted languages, in that order; to be called where they may be read."""
    texts = {text.language: text for text in LetterText.objects.filter(wording=wording)}
    return {language: texts[language] for language in languages if language in texts}


def newest_wording(user: Any, template_id: UUID) -> tuple[Seen, dict[str, Seen]]:
    """A template's newest version and its words, as the user may see them."""
    rows = LetterTemplateVersion.objects.visible_to(user).filter(template=template_id).order_by("-number")
    wording = read_one(user, rows[:1], follow=["template"])
    texts = LetterText.objects.visible_to(user).filter(wording=wording.pk)
    return wording, {text.language: text for text in read(user, texts)}


def file_ids(of: str, file: Seen) -> dict[str, UUID | None]:
    """Client and case of a place, as services want them."""
    is_case = of == "case"
    return {"client_id": file.client_id if is_case else file.pk, "case_id": file.pk if is_case else None}

"""Papers of a file: their list, one of them, putting one in, correcting what is said about it."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import Seen, attach_many, may_open, read, read_one, record_list, record_open
from core.answering import answer_form
from core.files import FileRefused
from core.forms import posted
from core.pages import show
from core.records import record_of
from documents import services
from documents.forms import DescribeForm, UploadForm
from documents.models import Document, DocumentLink, EventProof
from documents.policy import may_describe, may_prove
from documents.queries import file_ids, papers_in, place, provable_events

PANEL_ROWS = 5
PAGE_ROWS = 25
DESCRIBED = ("kind", "title", "dated_on", "received_on", "served_on", "from_whom", "is_sensitive")


def papers_of(request: HttpRequest, of: str, pk: UUID) -> HttpResponse:
    """The papers of a client or case: all of them, or to htmx the newest as a panel."""
    file = place(request.user, of, pk)
    rows = papers_in(request.user, of, pk)
    page = Paginator(rows, PANEL_ROWS if request.htmx else PAGE_ROWS).get_page(request.GET.get("page"))
    papers = read(request.user, page.object_list)
    record_list(request.user, "list", papers)
    context = {
        "file": file,
        "papers": papers,
        "page": page,
        "back": _page_of(file),
        "all_url": reverse(f"documents:of_{of}", args=[pk]),
        "add_url": _offered(request.user, f"documents:add_to_{of}", pk),
        "letter_url": _offered(request.user, f"documents:letters_{of}", pk),
    }
    return show(request, "documents/papers_of.html", context, part="documents")


def paper_add(request: HttpRequest, of: str, pk: UUID) -> HttpResponse:
    """Put a paper into a client's file or into a case."""
    file = place(request.user, of, pk)
    events = provable_events(request.user, pk) if of == "case" and may_prove(request.user) else []
    proves = request.GET.get("proves", "")
    form = UploadForm(posted(request), request.FILES or None, events=events, initial={"proves": proves})
    return answer_form(
        request,
        form,
        lambda: _store(form, of, file, request.user),
        template="documents/paper_add.html",
        context=lambda: {"file": file, "back": reverse(f"documents:of_{of}", args=[pk])},
        go=lambda _paper: _after(form, of, file),
        done=_("Document added."),
    )


def paper_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is known of one paper, with the button that gives it out."""
    rows = Document.objects.visible_to(request.user).filter(pk=pk)
    paper = read_one(request.user, rows, follow=["uploaded_by"])
    proofs = EventProof.objects.visible_to(request.user)
    attach_many(request.user, [paper], proofs, by="document", name="proofs", follow=["event"])
    places = DocumentLink.objects.visible_to(request.user)
    attach_many(request.user, [paper], places, by="document", name="places", follow=["case", "client"])
    record_open(request.user, paper)
    context = {
        "paper": paper,
        "may_read_file": paper.may_read("file_id"),
        "may_describe": may_describe(request.user) and paper.may_read("title"),
        "watching": _watching(request.user, paper),
    }
    return render(request, "documents/paper_detail.html", context)


def paper_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct what is said about a paper."""
    paper = _paper(request, pk)
    known = paper.values(dict.fromkeys(DESCRIBED))
    form = DescribeForm(request.POST or None, initial=known, version=paper.version)
    back = reverse("documents:detail", args=[pk])

    def act() -> None:
        version = form.cleaned_data["version"]
        services.describe_document(document_id=pk, version=version, by=request.user, **form.answers)

    return answer_form(
        request,
        form,
        act,
        template="documents/paper_edit.html",
        context=lambda: {"paper": paper, "back": back},
        go=back,
        done=_("Saved."),
        current=lambda: _paper(request, pk),
    )


def _paper(request: HttpRequest, pk: UUID) -> Seen:
    return read_one(request.user, Document.objects.visible_to(request.user).filter(pk=pk))


def _store(form: UploadForm, of: str, file: Seen, user: Any) -> Document:
    """The stored paper; what is wrong with the file itself is said beside it."""
    try:
        return services.store_document(
            by=user, key=form.cleaned_data["idempotency_key"], **file_ids(of, file), **form.answers
        )
    except FileRefused as refusal:
        raise ValidationError({"upload": refusal.messages}) from refusal


def _after(form: UploadForm, of: str, file: Seen) -> str:
    """Where a stored paper is looked at: beside the event it proves, else among the file's papers."""
    proved = form.answers.get("proves")
    if proved:
        return reverse("cases:event", args=[file.reference, proved])
    return reverse(f"documents:of_{of}", args=[file.pk])


def _page_of(file: Seen) -> str:
    """The page of the client or case."""
    return record_of(file.model_label).url(file)


def _watching(user: Any, paper: Seen) -> list[dict[str, str]]:
    """Where the reader may see what became of the record and who looked at it."""
    pages = {
        "core:history": _("What changed"),
        "core:looked": _("Who has looked"),
        "core:who": _("Who can see this"),
    }
    where = [paper.model_label, paper.pk]
    return [
        {"label": label, "url": reverse(name, args=where)}
        for name, label in pages.items()
        if may_open(user, name)
    ]


def _offered(user: Any, url_name: str, pk: UUID) -> str:
    """The address of an act, or nothing where the user may not open it."""
    return reverse(url_name, args=[pk]) if may_open(user, url_name) else ""

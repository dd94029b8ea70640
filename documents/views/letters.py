"""Letters: choosing a template, answering what it asks, seeing what became of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.access import Seen, read, read_one, record_open
from core.pages import show
from documents import services
from documents.forms import IssueForm
from documents.letter_data import wanted_by
from documents.models import IssuedLetter, LetterTemplate
from documents.queries import file_ids, newest_wording, place


def letter_choose(request: HttpRequest, of: str, pk: UUID) -> HttpResponse:
    """Which letter to write to or about the person."""
    file = place(request.user, of, pk)
    offered = LetterTemplate.objects.visible_to(request.user).filter(retired_on=None)
    context = {
        "file": file,
        "of": of,
        "templates": read(request.user, offered),
        "back": reverse(f"documents:of_{of}", args=[pk]),
    }
    return render(request, "documents/letter_choose.html", context)


def letter_issue(request: HttpRequest, of: str, pk: UUID, template_id: UUID) -> HttpResponse:
    """Answer what the letter asks and have it made."""
    file = place(request.user, of, pk)
    wording, texts = newest_wording(request.user, template_id)
    form = IssueForm(request.POST or None, wanted=wanted_by(wording, texts))
    if request.method == "POST" and form.is_valid():
        letter = _issued(form, of, file, template_id, request.user)
        if letter is not None:
            return redirect("documents:letter", letter.pk)
    context = {
        "form": form,
        "file": file,
        "wording": wording,
        "back": reverse(f"documents:letters_{of}", args=[pk]),
    }
    return render(request, "documents/letter_issue.html", context, status=422 if form.errors else 200)


def letter_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What became of a letter; asks again by itself until it is made."""
    letter = _letter(request, pk)
    record_open(request.user, letter)
    context = {
        "letter": letter,
        "is_queued": letter.state == IssuedLetter.State.QUEUED,
        "is_failed": letter.state == IssuedLetter.State.FAILED,
    }
    return show(request, "documents/letter_detail.html", context, part="letter")


@require_POST
def letter_retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Try once more to make a letter."""
    _letter(request, pk)
    services.retry_letter(letter_id=pk, by=request.user)
    messages.success(request, _("The letter is being made again."))
    return redirect("documents:letter", pk)


def _letter(request: HttpRequest, pk: UUID) -> Seen:
    rows = IssuedLetter.objects.visible_to(request.user).filter(pk=pk)
    return read_one(request.user, rows, follow=["wording__template", "issued_by", "client", "case"])


def _issued(form: IssueForm, of: str, file: Seen, template_id: UUID, user: Any) -> IssuedLetter | None:
    """The queued letter, or None with what is missing said on the form."""
    try:
        return services.issue_letter(
            by=user,
            template_id=template_id,
            answers=form.values,
            key=form.cleaned_data["idempotency_key"],
            **file_ids(of, file),
        )
    except services.LetterIncomplete as lacking:
        marked = [form.field_for(name) for name in lacking.names]
        form.add_error(next((name for name in marked if name), None), lacking.messages)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
    return None

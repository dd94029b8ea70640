"""Letters: choosing a template, answering what it asks, seeing what became of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.access import Seen, read, read_one, record_open
from core.answering import answer_form
from core.forms import posted
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
    form = IssueForm(posted(request), wanted=wanted_by(wording, texts))
    back = reverse(f"documents:letters_{of}", args=[pk])
    return answer_form(
        request,
        form,
        lambda: _issue(form, of, file, template_id, request.user),
        template="documents/letter_issue.html",
        context=lambda: {"file": file, "wording": wording, "back": back},
        go=lambda letter: reverse("documents:letter", args=[letter.pk]),
    )


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


def _issue(form: IssueForm, of: str, file: Seen, template_id: UUID, user: Any) -> IssuedLetter:
    """The queued letter; what it lacks is said beside the first question that asks for it."""
    try:
        return services.issue_letter(
            by=user,
            template_id=template_id,
            answers=form.values,
            key=form.cleaned_data["idempotency_key"],
            **file_ids(of, file),
        )
    except services.LetterIncomplete as lacking:
        asked = next((name for one in lacking.names if (name := form.field_for(one))), NON_FIELD_ERRORS)
        raise ValidationError({asked: lacking.messages}) from lacking

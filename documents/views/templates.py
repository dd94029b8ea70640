"""Letter templates: their list, one with its versions, writing one, seeing how it will look."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.access import attach_many, read, read_one
from core.answering import answer_form
from core.forms import posted
from core.pages import show
from documents import services
from documents.drawing import Typed, page_context
from documents.forms import TemplateForm
from documents.models import LetterTemplate, LetterTemplateVersion, LetterText
from documents.policy import may_write_templates
from documents.queries import newest_wording
from documents.rules.merge_fields import EN, FIELDS, ZH, samples
from documents.services.templates import check_words

FORM = "documents/template_form.html"


class Written:
    """A template's newest words, in the shape the page of a conflict compares with."""

    def __init__(self, version: int, words: dict[str, Any]) -> None:
        self.version, self._words = version, words

    def may_read(self, name: str) -> bool:
        return name in self._words

    def __getattr__(self, name: str) -> Any:
        return self._words[name]


def template_list(request: HttpRequest) -> HttpResponse:
    """All templates, retired ones last."""
    rows = LetterTemplate.objects.visible_to(request.user).order_by("retired_on", "code")
    context = {
        "templates": read(request.user, rows),
        "may_write": may_write_templates(request.user),
    }
    return render(request, "documents/template_list.html", context)


def template_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A template as it would print today, and its versions."""
    template = _template(request, pk)
    versions = LetterTemplateVersion.objects.visible_to(request.user).filter(template=pk)
    wordings = read(request.user, versions, follow=["made_by"])
    texts = LetterText.objects.visible_to(request.user)
    attach_many(request.user, wordings[:1], texts, by="wording", name="texts")
    words = {text.language: text for text in wordings[0].texts}
    context = {
        "template": template,
        "versions": wordings,
        "preview": page_context(_ordered(words), wordings[0].facts, samples()),
        "may_write": may_write_templates(request.user) and template.retired_on is None,
    }
    return render(request, "documents/template_detail.html", context)


def template_add(request: HttpRequest) -> HttpResponse:
    """Write a new letter."""
    form = TemplateForm(posted(request), is_new=True)

    def act() -> LetterTemplate:
        answers = form.answers
        names = {"name_en": answers["name_en"], "name_zh": answers["name_zh"]}
        key = form.cleaned_data["idempotency_key"]
        return services.create_template(
            by=request.user, facts=answers["facts"], words=form.words, key=key, **names
        )

    if _is_preview(request):
        return _previewed(request, form, None)
    return answer_form(
        request,
        form,
        act,
        template=FORM,
        context=lambda: _around(None),
        go=lambda made: reverse("documents:template", args=[made.pk]),
        done=_("Template saved."),
    )


def template_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the next version of a letter."""
    template = _template(request, pk)
    initial = _as_written(request.user, pk)
    form = TemplateForm(posted(request), is_new=False, initial=initial, version=template.version)

    def act() -> None:
        services.revise_template(
            template_id=pk, version=form.cleaned_data["version"], by=request.user, words=form.words,
            facts=form.answers["facts"], change_note=form.answers["change_note"],
        )  # fmt: skip

    if _is_preview(request):
        return _previewed(request, form, template)
    return answer_form(
        request,
        form,
        act,
        template=FORM,
        context=lambda: _around(template),
        go=reverse("documents:template", args=[pk]),
        done=_("New version saved. Letters already made stay as they are."),
        current=lambda: Written(_template(request, pk).version, _as_written(request.user, pk)),
    )


@require_POST
def template_retire(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer a template no longer."""
    template = _template(request, pk)
    services.retire_template(template_id=pk, version=template.version, by=request.user)
    messages.success(request, _("The template is no longer offered."))
    return redirect("documents:template", pk)


def _template(request: HttpRequest, pk: UUID) -> Any:
    return read_one(request.user, LetterTemplate.objects.visible_to(request.user).filter(pk=pk))


def _is_preview(request: HttpRequest) -> bool:
    """Whether the words were posted to be looked at, not to be kept."""
    return request.method == "POST" and "preview" in request.POST


def _around(template: Any) -> dict[str, Any]:
    return {"template": template, "fields": FIELDS.values()}


def _previewed(request: HttpRequest, form: TemplateForm, template: Any) -> HttpResponse:
    """The form's page with the letter as it would print above it, or with what stands in its way."""
    shown = {"form": form, "preview": _preview(form), **_around(template)}
    return show(request, FORM, shown, status=422 if form.errors else 200)


def _preview(form: TemplateForm) -> dict[str, Any] | None:
    """How the words just typed would print, where they can be printed at all."""
    if not form.is_valid():
        return None
    try:
        check_words(form.words, form.answers["facts"])
    except ValidationError as problem:
        form.refuse(problem)
        return None
    words = {language: Typed(**text) for language, text in form.words.items()}
    return page_context(_ordered(words), form.answers["facts"], samples())


def _as_written(user: Any, pk: UUID) -> dict[str, Any]:
    wording, texts = newest_wording(user, pk)
    return {
        "facts": wording.facts,
        "subject_en": texts[EN].subject,
        "body_en": texts[EN].body,
        "subject_zh": texts[ZH].subject,
        "body_zh": texts[ZH].body,
    }


def _ordered(words: dict[str, Any]) -> dict[str, Any]:
    return {language: words[language] for language in (EN, ZH) if language in words}

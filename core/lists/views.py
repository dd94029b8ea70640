"""Answering a list: the page, to htmx its part, and the posts that belong to it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.access import may_open
from core.answering import answer_form
from core.confirming import Confirmed
from core.jobs import start_job
from core.lists.exporting import KIND, export_of
from core.lists.forms import ExportForm
from core.lists.house_list import HouseList, list_address, list_named
from core.lists.page import ListPage
from core.lists.saved import remove_view, save_view
from core.lists.searches import store_search
from core.models import Job

PAGE, PART = "core/lists/page.html", "core/lists/list.html"


def answer_list(
    request: HttpRequest,
    kind: type[HouseList],
    template: str = PAGE,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """The list's page, or to htmx its part; a POST keeps the search and leads to its address.

    `template` extends `core/lists/page.html`, or includes `core/lists/list.html` itself.
    """
    shown = kind(request.user)
    asked = shown.asked(request.GET)
    if request.method == "POST":
        text = " ".join(request.POST.get("q", "").split())
        search = store_search(list_key=shown.key, text=text, by=request.user) if text else None
        return redirect(list_address(kind, asked.query(page=1, search=search)))
    page = ListPage(shown, asked)
    name = PART if request.htmx else template  # type: ignore[attr-defined]
    response = render(request, name, {"list": page, **(context or {})}, status=page.status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _list(request: HttpRequest, key: str) -> HouseList:
    """The list with a key as the request's user has it, or 404 alike when it is missing and when it is not theirs."""
    kind = list_named(key)
    if kind is None or not may_open(request.user, kind.url_name):
        raise Http404
    return kind(request.user)


@require_POST
def view_add(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the list's state under a name."""
    shown, query = _list(request, key), request.POST.get("query", "")
    try:
        view = save_view(shown=shown, name=request.POST.get("name", ""), query=query, by=request.user)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return redirect(list_address(type(shown), query))
    messages.success(request, _("View saved."))
    return redirect(list_address(type(shown), view.query))


@require_POST
def view_remove(request: HttpRequest, key: str, pk: Any) -> HttpResponse:
    """Take one's own view away."""
    shown = _list(request, key)
    remove_view(view_id=pk, by=request.user)
    messages.success(request, _("View removed."))
    return redirect(list_address(type(shown)))


def list_export(request: HttpRequest, key: str) -> HttpResponse:
    """What would leave the house, why, and as what; then a job makes the file."""
    query = request.GET.urlencode()
    export = export_of(request.user, key, query)
    if export is None:
        raise Http404
    confirmed = Confirmed(request, ExportForm, key)
    form = confirmed.form

    def act() -> Job:
        job = start_job(
            KIND,
            by=request.user,
            parameters={"list": key, "query": query, "format": form.answers["format"]},
            reason=form.answers["reason"],
            key=form.cleaned_data["idempotency_key"],
        )
        confirmed.done()
        return job

    return confirmed.ask() or answer_form(
        request,
        form,
        act,
        template="core/lists/export.html",
        context=lambda: {"export": export, "back": list_address(type(export.shown), query)},
        go=lambda job: reverse("core:job", args=[job.pk]),
    )

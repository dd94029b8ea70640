"""The search box of the top bar: posted, kept sealed for an hour, answered by what the reader may see."""

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from core.finding import find, only_reference
from core.forms.text import clean_text
from core.lists.searches import searched_text, store_search

SEARCH = "core.search"


def search(request: HttpRequest) -> HttpResponse:
    """What was typed goes into a row, never into an address."""
    if request.method == "POST":
        text = clean_text(request.POST.get("q", "")).strip()
        kept = store_search(list_key=SEARCH, text=text, by=request.user) if text else ""
        return redirect(f"{reverse('core:search')}?s={kept}" if kept else "core:search")
    text = _asked(request)
    groups = find(request.user, text) if text else []
    if address := only_reference(groups, text):
        return redirect(address)
    context = {"text": text, "groups": groups, "is_empty": not any(group.hits for group in groups)}
    return render(request, "core/search.html", context)


def _asked(request: HttpRequest) -> str:
    asked = request.GET.get("s", "")
    if not asked:
        return ""
    try:
        return searched_text(request.user, UUID(asked), SEARCH)
    except ValueError:
        raise BadRequest("This search has ended.")

"""First a search, then a new file."""

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clients import services
from clients.forms import LookForm, RegisterForm
from clients.matches import found_for
from core.answering import answer_form
from core.forms import posted
from core.lists.searches import searched_text, store_search

LOOKED = "clients.register"


def client_look(request: HttpRequest) -> HttpResponse:
    """Look for a person before a file is made; what was looked for is kept for an hour."""
    form = LookForm(posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        search = store_search(list_key=LOOKED, text=form.as_text(), by=request.user)
        return redirect(f"{reverse('clients:register')}?s={search}")
    return render(request, "clients/client_look.html", {"form": form}, status=422 if form.errors else 200)


def client_register(request: HttpRequest) -> HttpResponse:
    """Who it may be already, and the form for a new file. Without a search there is no form."""
    try:
        asked = LookForm.from_text(searched_text(request.user, _search(request), LOOKED))
    except BadRequest:
        return redirect("clients:look")
    initial = {"full_name": asked["name"], "phone": asked["phone"], "number": asked["number"]}
    form = RegisterForm(posted(request), user=request.user, initial=initial)
    return answer_form(
        request,
        form,
        lambda: services.create_client(by=request.user, **form.as_client()),
        template="clients/client_register.html",
        context=lambda: {"asked": asked, **found_for(request.user, asked)},
        go=lambda client: reverse("clients:detail", args=[client.pk]),
    )


def _search(request: HttpRequest):
    try:
        return UUID(request.GET.get("s", ""))
    except ValueError:
        raise BadRequest

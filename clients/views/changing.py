"""Changing the record and its names, and opening what is covered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients import services
from clients.files import contact_in_words, frame, open_file
from clients.forms import ClientForm, ContactForm
from core.access import Conflict, record
from core.conflicts import show_conflict
from core.forms import posted


def client_edit(request: HttpRequest, pk, kind: type = ClientForm) -> HttpResponse:
    """Change the record; two people at once each see what the other wrote."""
    client = open_file(request.user, pk)
    form = kind(posted(request), user=request.user, seen=client)
    context = {**frame(request.user, client, "detail"), "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            _save(form, client, request.user)
            messages.success(request, _("Saved."))
            return redirect("clients:detail", client.pk)
        except Conflict:
            now = open_file(request.user, pk)
            return show_conflict(request, "clients/client_edit.html", context, form=form, current=now)
        except ValidationError as problem:
            form.refuse(problem)
    return render(request, "clients/client_edit.html", context, status=422 if form.errors else 200)


def contact_edit(request: HttpRequest, pk) -> HttpResponse:
    """Change how the person may be reached."""
    return client_edit(request, pk, ContactForm)


def _save(form, client, user) -> None:
    changes = form.changes() if hasattr(form, "changes") else form.answers
    # A post without a version is as old as can be.
    version = form.cleaned_data["version"] or 0
    services.change_client(client_id=client.pk, version=version, by=user, **changes)


def contact_open(request: HttpRequest, pk) -> HttpResponse:
    """The rules for contact first, then phone and address; opening them is kept."""
    client = open_file(request.user, pk)
    record(request.user, "contact", "clients.client", str(client.pk), classes=["contact"])
    context = {**frame(request.user, client, "detail"), "rules": contact_in_words(client)}
    return render(request, "clients/contact_open.html", context)

"""Changing the record and its names, and opening what is covered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from clients import services
from clients.files import contact_in_words, frame, open_file
from clients.forms import ClientForm, ContactForm
from core.access import record
from core.answering import answer_form
from core.forms import posted


def client_edit(request: HttpRequest, pk, kind: type = ClientForm) -> HttpResponse:
    """Change the record; two people at once each see what the other wrote."""
    client = open_file(request.user, pk)
    form = kind(posted(request), user=request.user, seen=client)
    return answer_form(
        request,
        form,
        lambda: _save(form, client, request.user),
        template="clients/client_edit.html",
        context=lambda: frame(request.user, client, "detail"),
        go=reverse("clients:detail", args=[client.pk]),
        done=_("Saved."),
        current=lambda: open_file(request.user, pk),
    )


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

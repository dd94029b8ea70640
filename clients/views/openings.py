"""Acts that are asked about first: hiding and opening a name, stepping aside, ending rows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from clients import services
from clients.forms import CodeNameForm, ReasonForm
from clients.models import Client
from core.access import Seen, read_one
from core.answering import ask_first
from core.forms import HouseForm, posted


def reach(request: HttpRequest, pk: Any) -> Seen:
    """The client, or 404 alike when it is missing and when it is not the user's."""
    return read_one(request.user, Client.objects.visible_to(request.user).filter(pk=pk))


def name_reveal(request: HttpRequest, pk) -> HttpResponse:
    """Open a hidden name for ten minutes, with a reason."""
    client = reach(request, pk)
    return ask_first(
        request,
        ReasonForm(posted(request)),
        lambda answers: services.reveal_name(client_id=pk, by=request.user, **answers),
        back=reverse("clients:names", args=[pk]),
        heading=_("Open the name behind %(code)s") % {"code": client.code_name},
        text=_("You see it for ten minutes. That you opened it, and why, is kept."),
        submit=_("Open the name"),
    )


def name_hide(request: HttpRequest, pk) -> HttpResponse:
    """Put a code in the name's place."""
    client = reach(request, pk)
    return ask_first(
        request,
        CodeNameForm(posted(request), user=request.user, seen=client),
        lambda answers: services.hide_name(
            client_id=pk, version=client.version, by=request.user, code_name=answers.get("code_name", "")
        ),
        back=reverse("clients:detail", args=[pk]),
        heading=_("Hide the name of %(reference)s") % {"reference": client.reference},
        text=_(
            "Lists, exports, letters and mails show the code. Whoever needs the name opens it with a reason."
        ),
        submit=_("Hide the name"),
    )


def name_show(request: HttpRequest, pk) -> HttpResponse:
    """End the code-name mode."""
    client = reach(request, pk)
    return ask_first(
        request,
        HouseForm(posted(request)),
        lambda answers: services.show_name(client_id=pk, version=client.version, by=request.user),
        back=reverse("clients:detail", args=[pk]),
        heading=_("Show the name of %(reference)s again") % {"reference": client.reference},
        text=_("Everybody on this file sees the name again, in lists and exports too."),
        submit=_("Show the name"),
    )


def step_aside(request: HttpRequest, pk) -> HttpResponse:
    """Shut oneself out of the file."""
    client = reach(request, pk)
    return ask_first(
        request,
        ReasonForm(posted(request)),
        lambda answers: services.step_aside(client_id=pk, by=request.user, **answers),
        back=reverse("clients:list"),
        done=_("You have stepped aside. This file is closed to you."),
        heading=_("Step aside from %(reference)s") % {"reference": client.reference},
        text=_(
            "You no longer see this client or any of their cases, from now on. "
            "Only a supervisor can open them to you again."
        ),
        submit=_("Step aside"),
        tone="danger",
    )

"""What one is told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.notices import (
    acknowledge_notice,
    destination,
    notices_of,
    read_all_notices,
    read_notice,
)
from core.pages import show


def notices(request: HttpRequest) -> HttpResponse:
    """One's notices: what waits to be acknowledged, then the rest."""
    waiting = notices_of(request.user, waiting=True)
    others = notices_of(request.user, waiting=False)
    context = {"waiting": waiting, "count": len(waiting), "others": others}
    return show(request, "core/notices.html", context, part="notices")


def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where mails lead: notes that it was opened and goes on to the record."""
    address = destination(request.user, pk)
    read_notice(notice_id=pk, by=request.user)
    return redirect(address)


@require_POST
def notice_acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The reader answers for having read it."""
    acknowledge_notice(notice_id=pk, by=request.user)
    if getattr(request, "htmx", False):
        return notices(request)
    messages.success(request, _("Acknowledged."))
    return redirect("core:notices")


@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    """All that asks for no answer is read."""
    read_all_notices(by=request.user)
    return redirect("core:notices")

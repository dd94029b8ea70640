"""Whether the house's moving parts move: signs of life, what is late, what failed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import outbox
from core.moving import moving_parts


def parts(request: HttpRequest) -> HttpResponse:
    """The page for those who repair."""
    return render(request, "core/parts.html", {"parts": moving_parts(request.user)})


@require_POST
def outbox_retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give what failed for good a new start."""
    if outbox.retry(outbox_id=pk, by=request.user):
        messages.success(request, _("It will be tried again."))
    return redirect("core:parts")

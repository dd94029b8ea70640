"""Panels of referrals on other records' pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from clients.models import Client
from core.access import read, read_one
from core.pages import show
from referrals.models import ReferredPerson


@require_GET
def of_client(request: HttpRequest, pk: Any) -> HttpResponse:
    """The referrals a client came through."""
    client = read_one(
        request.user, Client.objects.visible_to(request.user).filter(pk=pk), fields=["reference"]
    )
    rows = ReferredPerson.objects.visible_to(request.user).filter(client=pk).order_by("-created_at")
    people = read(request.user, rows, follow=["referral__organisation"], fields=["referral"])
    context = {"client": client, "people": people}
    return show(request, "referrals/of_client.html", context, part="referrals")

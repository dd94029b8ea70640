"""What the wall lets through, on the pages of clients and cases."""

from django.urls import reverse

from cases.models import Case
from clients.models import Client
from core.access import may_open, read_one, record_list
from core.pages import show
from counselling import queries

PANEL = "counselling/panel.html"


def client_panel(request, client_id):
    """Sessions and flags of a client."""
    client = read_one(request.user, Client.objects.visible_to(request.user).filter(pk=client_id))
    return _panel(request, client.pk, client.reference, reverse("clients:detail", args=[client.pk]))


def case_panel(request, case_id):
    """Sessions and flags of a case's client."""
    case = read_one(request.user, Case.objects.visible_to(request.user).filter(pk=case_id))
    return _panel(request, case.client_id, case.reference, reverse("cases:detail", args=[case.reference]))


def _panel(request, client_id, reference, up):
    found = queries.across(request.user, client_id)
    record_list(request.user, "list", found["sessions"])
    context = {
        **found,
        "client_id": client_id,
        "reference": reference,
        "up": up,
        "is_inside": any(one.holds for one in found["episodes"]),
        "may_open_episode": may_open(request.user, "counselling:open"),
    }
    return show(request, PANEL, context, part="counselling")

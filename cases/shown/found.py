"""Cases as the search box finds them: by their own reference, or through their client."""

from typing import Any

from django.db.models import Q
from django.urls import reverse

from cases.models import Case
from clients.models import Client
from clients.queries import matching, nearness
from core.access import Seen, policy_of, read
from core.finding import Hit
from core.forms.text import clean_text

SHOWN = 20


def search_cases(user: Any, text: str) -> list[Seen]:
    """The nearest by name, the newest of each; only by what the user may read on every case."""
    words = clean_text(text).strip()[:200]
    if not words:
        return []
    wanted, order = Q(reference__iexact=words), []
    if "client" in policy_of(Case).readable(user):
        wanted |= Q(client__in=Client.objects.visible_to(user).filter(matching(user, words)))
        order = [nearness(user, words, "client").desc()]
    rows = Case.objects.visible_to(user).filter(wanted).order_by(*order, "-opened_on", "reference")
    names = ["reference", "stage", "client", "client__display_name"]
    return read(user, rows[:SHOWN], follow=["client"], fields=names)


def case_hit(case: Seen) -> Hit:
    """A line of the result: reference, client's name, stage."""
    url = reverse("cases:detail", args=[case.reference])
    return Hit(case.reference, url, case.client.display_name, case.get_stage_display)

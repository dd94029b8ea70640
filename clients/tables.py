"""The list of clients."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clients.models import Alert, Client, ClientLanguage
from clients.places import language_choices
from clients.queries import matching
from core.access import Seen, attach_many
from core.lists import Column, HouseList, Since, Where, YesNo

OPEN, CLOSED = "open", "closed"


def _speaks(user: Any, code: str) -> Q:
    spoken = ClientLanguage.objects.visible_to(user).filter(language=code, ended_on=None)
    return Q(pk__in=spoken.values("client"))


def _languages(client: Seen) -> str:
    return ", ".join(row.in_words for row in client.languages)


def _alerts(client: Seen) -> str:
    return ", ".join(row.text for row in client.alerts)


class Spoken(Where):
    """A language the client speaks."""

    def options(self, user, model):
        return language_choices()


class ClientList(HouseList):
    """Every client the user reaches; a hidden name shows its code."""

    key = "clients.list"
    url_name = "clients:list"
    model = Client
    title = _("Clients")
    columns = (
        Column("reference", url="clients:detail"),
        Column("display_name"),
        Column("age", label=_("Age"), css="num", sortable=False),
        Column("gender", shown=False),
        Column(
            "languages",
            label=_("Languages"),
            value=_languages,
            needs=("clients.clientlanguage.language", "clients.clientlanguage.dialect"),
            sortable=False,
        ),
        Column("alerts", label=_("Alerts"), value=_alerts, needs=("clients.alert.text",), sortable=False),
        Column("phone", shown=False),
        Column("created_at", label=_("Registered")),
        Column("closed_on", shown=False),
    )
    filters = (
        Where(
            "file",
            label=_("File"),
            choices=[(OPEN, _("Open")), (CLOSED, _("Closed"))],
            where=lambda user, value: Q(closed_on=None) if value == OPEN else ~Q(closed_on=None),
            needs=("clients.client.closed_on",),
        ),
        Spoken("language", label=_("Language"), where=_speaks, needs=("clients.clientlanguage.language",)),
        YesNo("is_name_hidden", label=_("Name hidden")),
        Since("created_at", label=_("Registered")),
    )
    search = ("reference",)
    search_label = _("Name in any spelling, number or phone")
    sort = "-created_at"
    empty_text = _("No clients yet. Search for a person to make the first file.")

    def found(self, text: str) -> Q:
        """By reference, code, name, sound, phone or number: whatever of these the user may read."""
        return matching(self.user, text)

    def prepare(self, answers: list[Seen]) -> None:
        languages = ClientLanguage.objects.visible_to(self.user).filter(ended_on=None)
        attach_many(self.user, answers, languages, by="client", name="languages")
        alerts = Alert.objects.visible_to(self.user).filter(ended_on=None)
        attach_many(self.user, answers, alerts, by="client", name="alerts")

"""Where clients stand in the house: side bar, New menu, records with a page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from clients.queries import search_clients
from core import navigation
from core.access import may_open
from core.finding import Finder, Hit, register_finder
from core.records import register_record

register_finder(
    Finder(
        key="clients",
        title=_("Clients"),
        icon="user",
        order=10,
        shown_to=lambda user: may_open(user, "clients:detail"),
        find=search_clients,
        hit=lambda client: Hit(
            client.reference, reverse("clients:detail", args=[client.pk]), client.display_name
        ),
    )
)
register_record(Client, "clients:detail", reference="reference")
navigation.register(
    navigation.Entry(
        label=_("Clients"),
        url_name="clients:list",
        icon="users",
        order=30,
        keys="g l",
        shown_to=lambda user: may_open(user, "clients:list"),
    ),
    navigation.Entry(
        label=_("Client"),
        url_name="clients:look",
        icon="user",
        group="new",
        order=20,
        shown_to=lambda user: may_open(user, "clients:look"),
    ),
)

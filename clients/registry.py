"""Where clients stand in the house: side bar, New menu, records with a page."""

from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core import navigation
from core.access import may_open
from core.records import register_record

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

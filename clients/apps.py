from django.utils.translation import gettext_lazy as _

from core import house


class ClientsConfig(house.HouseConfig):
    name = "clients"
    verbose_name = _("Clients")

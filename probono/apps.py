from django.utils.translation import gettext_lazy as _

from core import house


class ProbonoConfig(house.HouseConfig):
    name = "probono"
    verbose_name = _("Pro bono")

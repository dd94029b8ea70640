from django.utils.translation import gettext_lazy as _

from core import house


class CasesConfig(house.HouseConfig):
    name = "cases"
    verbose_name = _("Cases")

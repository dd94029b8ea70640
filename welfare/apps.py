from django.utils.translation import gettext_lazy as _

from core import house


class WelfareConfig(house.HouseConfig):
    name = "welfare"
    verbose_name = _("Welfare")

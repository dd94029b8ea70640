from django.utils.translation import gettext_lazy as _

from core import house


class ReportsConfig(house.HouseConfig):
    name = "reports"
    verbose_name = _("Reports")

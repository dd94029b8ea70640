from django.utils.translation import gettext_lazy as _

from core import house


class CounsellingConfig(house.HouseConfig):
    name = "counselling"
    verbose_name = _("Counselling")

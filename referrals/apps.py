from django.utils.translation import gettext_lazy as _

from core import house


class ReferralsConfig(house.HouseConfig):
    name = "referrals"
    verbose_name = _("Referrals")

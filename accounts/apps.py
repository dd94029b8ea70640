from django.utils.translation import gettext_lazy as _

from core import house


class AccountsConfig(house.HouseConfig):
    name = "accounts"
    verbose_name = _("Accounts")
    loads = (
        "policy",
        "policy.people",
        "policy.mechanism",
        "policy.work",
        "policy.urls",
        "registry",
        "signals",
    )

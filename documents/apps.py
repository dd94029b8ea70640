from django.utils.translation import gettext_lazy as _

from core import house


class DocumentsConfig(house.HouseConfig):
    name = "documents"
    verbose_name = _("Documents")
    loads = ("policy", "policy.urls", "registry")

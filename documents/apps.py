from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from core import house


class DocumentsConfig(house.HouseConfig):
    name = "documents"
    verbose_name = _("Documents")
    loads = ("policy", "policy.urls", "drawing", "tasks", "registry")

    def ready(self):
        super().ready()
        post_migrate.connect(fill_letters, sender=self, dispatch_uid="documents.fill_letters")


def fill_letters(using="default", **_):
    """Load the letters a house starts with after every migrate and every flush of a test."""
    from documents.services import load_letters

    if "documents_lettertext" in connections[using].introspection.table_names():
        load_letters()

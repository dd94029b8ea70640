from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from core import house


class CasesConfig(house.HouseConfig):
    name = "cases"
    verbose_name = _("Cases")

    def ready(self):
        super().ready()
        post_migrate.connect(fill_books, sender=self, dispatch_uid="cases.fill_books")


def fill_books(using="default", **_):
    """Load the rule book and the closed days after every migrate and every flush of a test."""
    from cases.services import load_books

    if "cases_timelimit" in connections[using].introspection.table_names():
        load_books()

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Mechanism"

    def ready(self):
        from core import checks, registry  # noqa: F401
        from core.choices import load_choices
        from core.wall import refresh_wall

        post_migrate.connect(refresh_wall, sender=self, dispatch_uid="core.refresh_wall")
        post_migrate.connect(load_choices, sender=self, dispatch_uid="core.load_choices")

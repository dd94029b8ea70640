"""The base of every app's configuration: its policy and its entries in the registries load with it."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

LOADED_WITH_APP = ("policy", "registry")


class HouseConfig(AppConfig):
    """Imports the app's `policy` and `registry` modules once all models are there."""

    loads: tuple[str, ...] = LOADED_WITH_APP

    def ready(self):
        for name in self.loads:
            module = f"{self.name}.{name}"
            if find_spec(module):
                import_module(module)

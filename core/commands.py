"""The base of the house's commands: one transaction, the system role, and the actor `system:<name>`."""

from django.core.management.base import BaseCommand
from django.db import transaction

from core.context import Current, enter, leave
from core.db import system_context


class HouseCommand(BaseCommand):
    """Subclasses write `run(**options)`; what it returns is printed.

    With `own_transactions` the command opens its turns itself (`core.turns.house_turn`).
    """

    own_transactions = False

    def handle(self, *args, **options):
        if self.own_transactions:
            return self.run(**options)
        name = type(self).__module__.rsplit(".", 1)[-1]
        token = enter(Current())
        try:
            with transaction.atomic(), system_context(f"system.{name}", actor=f"system:{name}"):
                return self.run(**options)
        finally:
            leave(token)

    def run(self, **options):
        raise NotImplementedError

"""Recompute the hash chain over history and read events, and name every row that no longer agrees."""

from django.core.management.base import CommandError

from core.commands import HouseCommand
from core.history.chain import verify_chain


class Command(HouseCommand):
    help = "Check the history's hash chain; ends with an error that names each altered or removed row."

    def run(self, **options) -> str:
        breaks = verify_chain()
        if breaks:
            raise CommandError("\n".join(str(one) for one in breaks))
        return "the chain holds"

"""Do what waits in the outbox here and now, without a worker."""

from core import outbox
from core.commands import HouseCommand


class Command(HouseCommand):
    help = "Do everything that is due in the outbox in this process; for when no worker can run."
    own_transactions = True

    def run(self, **options) -> str:
        return f"{outbox.work_off()} done"

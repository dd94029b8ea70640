"""Wrap every data key with the newest key of SEALING_KEYS; the old key may be dropped afterwards."""

from core.commands import HouseCommand
from core.keys import current_version, rewrap_batch


class Command(HouseCommand):
    help = "Re-wrap all data keys with the highest-numbered key of SEALING_KEYS, batch by batch."

    def handle(self, *args, **options):
        done = 0
        # One transaction a batch: stopped half way, it goes on where it was, and readers never wait.
        while batch := super().handle(*args, **options):
            done += batch
        return f"{done} data keys now under key {current_version()}"

    def run(self, **options) -> int:
        return rewrap_batch()

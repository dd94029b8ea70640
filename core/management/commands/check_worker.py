"""Prove that a task goes round: the outbox, the broker, a worker, and back into the row; and that beat beats."""

import datetime as dt
import json
import time
import uuid

from django.core.management.base import CommandError

from core import outbox
from core.clock import now
from core.commands import HouseCommand
from core.models import Heartbeat, Outbox
from core.turns import house_turn

LOOK_EVERY = 0.1
# Beat sends a sweep every five seconds.
FRESH = dt.timedelta(seconds=15)


class Command(HouseCommand):
    help = "Check that a worker does what the outbox holds, and that beat sends its sweeps."
    own_transactions = True

    def add_arguments(self, parser) -> None:
        parser.add_argument("--json", action="store_true", help="answer one line of JSON")
        parser.add_argument("--seconds", type=float, default=30, help="wait so long at most (30)")

    def run(self, **options) -> str:
        until = time.monotonic() + options["seconds"]
        key = f"check:{uuid.uuid4()}"
        with house_turn("core.check_worker", "system:check_worker"):
            outbox.queue(outbox.CHECK, {}, dedupe_key=key)
        worker = "ok" if _waited(until, lambda: _is_done(key)) else "took nothing from the outbox"
        beat = "ok" if _waited(until, _beats) else "sent no sweep"
        found = {"ok": worker == beat == "ok", "worker": worker, "beat": beat}
        words = json.dumps(found) if options["json"] else f"worker: {worker}, beat: {beat}"
        if not found["ok"]:
            self.stdout.write(words)
            raise CommandError("the worker or beat does not answer")
        return words


def _waited(until: float, is_so) -> bool:
    while True:
        with house_turn("core.check_worker", "system:check_worker"):
            if is_so():
                return True
        if time.monotonic() >= until:
            return False
        time.sleep(LOOK_EVERY)


def _is_done(key: str) -> bool:
    return Outbox.objects.filter(dedupe_key=key, state=Outbox.State.DONE).exists()


def _beats() -> bool:
    return Heartbeat.objects.filter(name="beat", at__gt=now() - FRESH).exists()

"""What the page of moving parts shows."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from core import scanning
from core.access import Seen, read
from core.clock import now
from core.models import Delivery, Heartbeat, Outbox

# Beat sends a sweep every five seconds; a minute without one means it, or every worker, stands still.
ALIVE = dt.timedelta(minutes=1)
MOST = 50
REFUSED = ("message", "code", "user__full_name")


@dataclass(frozen=True)
class MovingParts:
    """Signs of life and trouble."""

    beat_at: dt.datetime | None
    waiting: int
    oldest_at: dt.datetime | None
    dead: list[Seen]
    refused: list[Seen]
    scanner: str

    @property
    def dead_count(self) -> int:
        return len(self.dead)

    @property
    def refused_count(self) -> int:
        return len(self.refused)

    @property
    def beat_is_alive(self) -> bool:
        return self.beat_at is not None and now() - self.beat_at < ALIVE


def moving_parts(user: Any) -> MovingParts:
    """How the outbox, the workers and the mail are doing."""
    beats = read(user, Heartbeat.objects.visible_to(user).filter(name="beat"))
    rows = Outbox.objects.visible_to(user)
    waiting = rows.filter(state__in=[Outbox.State.WAITING, Outbox.State.HANDED, Outbox.State.TAKEN])
    oldest = read(user, waiting.filter(due_at__lte=now()).order_by("due_at")[:1], fields=["due_at"])
    dead = rows.filter(state=Outbox.State.DEAD).order_by("-created_at")
    refused = Delivery.objects.visible_to(user).filter(state=Delivery.State.REFUSED)
    return MovingParts(
        beat_at=beats[0].at if beats else None,
        waiting=waiting.count(),
        oldest_at=oldest[0].due_at if oldest else None,
        dead=read(user, dead[:MOST]),
        scanner=scanning.status(),
        refused=read(
            user,
            refused.order_by("-created_at")[:MOST],
            follow=["user"],
            fields=["message", "code", "user__full_name"],
        ),
    )

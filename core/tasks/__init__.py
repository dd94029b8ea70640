"""Tasks: how they are registered, and the house's own sweeps."""

from core.tasks.registering import TASKS, house_task
from core.tasks.sweeps import (
    deliver_outbox,
    dispatch_outbox,
    expire_jobs,
    extend_chain,
    queue_digests,
    sweep_orphans,
)

__all__ = [
    "TASKS",
    "deliver_outbox",
    "dispatch_outbox",
    "expire_jobs",
    "extend_chain",
    "house_task",
    "queue_digests",
    "sweep_orphans",
]

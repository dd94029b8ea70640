"""What the clock does for referrals; every sweep may run twice."""

from core.tasks import house_task
from referrals import services


@house_task("referrals.purge_drafts")
def purge_drafts() -> None:
    """Delete forms nobody came back to."""
    services.purge_drafts()


@house_task("referrals.refresh_urgency")
def refresh_urgency() -> None:
    """Raise what became more urgent overnight."""
    services.refresh_urgency()

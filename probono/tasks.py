"""Sweeps of pro bono work."""

from core.clock import today
from core.tasks import house_task
from probono import services


@house_task("probono.end_due_placements")
def end_due_placements():
    """Close placements whose last day is past."""
    services.end_due_placements(today())

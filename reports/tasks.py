"""The sweep that reminds."""

from core.tasks import house_task
from reports import reminding


@house_task("reports.remind")
def remind() -> None:
    """Say what stands to be said today and was not said yet."""
    reminding.remind_in_the_morning()

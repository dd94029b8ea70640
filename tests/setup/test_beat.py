"""The static schedule: nothing in it is missing, and no sweep is missing from it."""

from config.celery import app
from core.tasks import TASKS

# Started for one row at a time, by the sweep that found it.
STARTED_BY_A_SWEEP = {"core.deliver_outbox"}


def scheduled():
    app.loader.import_default_modules()
    return {entry["task"] for entry in app.conf.beat_schedule.values()}


def test_every_scheduled_task_exists():
    assert sorted(scheduled() - set(app.tasks)) == []


def test_every_sweep_of_the_house_is_scheduled():
    assert sorted(set(TASKS) - {name for name in TASKS if name.startswith("test.")} - scheduled()) == sorted(
        STARTED_BY_A_SWEEP
    )

"""The worker and the beat. Beat is a hint: each sweep finds due work by query."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("harbour")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "dispatch outbox": {"task": "core.dispatch_outbox", "schedule": 5.0},
    "expire jobs": {"task": "core.expire_jobs", "schedule": 3600.0},
    "remind": {"task": "reports.remind", "schedule": 600.0},
    "queue digests": {"task": "core.queue_digests", "schedule": 600.0},
    "end placements": {"task": "probono.end_due_placements", "schedule": 900.0},
    "weigh referrals": {"task": "referrals.refresh_urgency", "schedule": crontab(hour=0, minute=20)},
    "forget drafts": {"task": "referrals.purge_drafts", "schedule": crontab(hour=3, minute=10)},
    "sweep files": {"task": "core.sweep_orphans", "schedule": crontab(hour=4, minute=40)},
    "chain history": {"task": "core.extend_chain", "schedule": crontab(hour=2, minute=10)},
}

"""The clock's sweeps are registered, scheduled, and safe to run twice."""

import pytest

from config.celery import app
from core.tasks import TASKS
from referrals import services
from referrals.models import ReferralDraft
from referrals.services import Holder
from referrals.tasks import purge_drafts, refresh_urgency
from tests.house_context import house

pytestmark = pytest.mark.django_db


def test_old_drafts_go_at_night():
    services.start_draft(kind="legal", holder=Holder())
    with house():
        ReferralDraft.objects.update(expires_at="2026-01-01T00:00Z")

    purge_drafts()
    purge_drafts()
    refresh_urgency()

    with house():
        assert not ReferralDraft.objects.exists()


def test_the_sweeps_are_on_the_schedule():
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}

    assert {name for name in TASKS if name.startswith("referrals.")} <= scheduled

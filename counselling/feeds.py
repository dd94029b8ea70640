"""What counselling tells elsewhere: on its own people's desk, and the little a case's chronology may hold."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.timeline import Entry
from core.access import Seen, may_open, read, reading
from core.desk import DeskItem
from core.together import Reader
from counselling.models import Flag, RiskTask, Session
from counselling.policy import own
from counselling.queries import ACROSS, SHOWN


def risks_open(user: Any, today: dt.date) -> list[DeskItem]:
    """Dangers of the user's own clients that wait for action; no word of what they are leaves the page."""
    if not may_open(user, "counselling:list"):
        return []
    rows = RiskTask.objects.visible_to(user).filter(own("episode__")(user), done_on=None)
    return [
        DeskItem(
            title=_("Record today's action"),
            url=reverse("counselling:episode", args=[task.episode_id]),
            on=task.raised_on,
            about=task.episode.reference,
            tone="urgent",
        )
        for task in read(user, rows[:SHOWN], fields=["raised_on"], follow=["episode"])
    ]


def notes_unsigned(user: Any, today: dt.date) -> list[DeskItem]:
    """The user's own notes that are not signed yet."""
    if not may_open(user, "counselling:list"):
        return []
    rows = Session.objects.visible_to(user).filter(own("episode__")(user), signed_at=None)
    return [
        DeskItem(
            title=_("Sign the note"),
            url=reverse("counselling:session", args=[session.pk]),
            on=session.held_on,
            about=session.episode.reference,
        )
        for session in read(user, rows[:SHOWN], fields=ACROSS, follow=["episode"])
    ]


def session_entries(user: Any, case: Seen, before: dt.date | None, limit: int) -> Reader[list[Entry]]:
    """That sessions took place with the case's client: day, counsellor, attendance."""
    if not may_open(user, "counselling:of_case"):
        return []
    rows = Session.objects.visible_to(user).filter(episode__client=case.client_id)
    if before is not None:
        rows = rows.filter(held_on__lt=before)
    sessions = yield from reading(user, rows[:limit], fields=ACROSS, follow=["episode__counsellor"])
    return [
        Entry(
            on=session.held_on,
            icon="lock",
            title=_("Counselling session"),
            by=session.episode.counsellor.full_name,
            texts=(session.get_attendance_display,),
            look="walled",
        )
        for session in sessions
    ]


def flag_entries(user: Any, case: Seen, before: dt.date | None, limit: int) -> Reader[list[Entry]]:
    """Flags raised across the wall, without their reasons."""
    if not may_open(user, "counselling:of_case"):
        return []
    rows = Flag.objects.visible_to(user).filter(episode__client=case.client_id)
    if before is not None:
        rows = rows.filter(raised_on__lt=before)
    shown = ["kind", "raised_on", "ended_on"]
    flags = yield from reading(user, rows[:limit], fields=shown, follow=["episode__counsellor"])
    return [
        Entry(
            on=flag.raised_on,
            icon="flag",
            title=_("Flag from counselling: %(flag)s") % {"flag": flag.get_kind_display},
            by=flag.episode.counsellor.full_name,
            badge=_("Ended") if flag.ended_on else "",
            look="walled",
        )
        for flag in flags
    ]

"""Requests to see what is closed, and emergency openings to look at afterwards."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.access import may_open, openings, read
from core.desk import MOST, DeskItem
from core.models import FieldGrant
from core.templatetags.house import short_day


def waiting(user: Any, today: dt.date) -> list[DeskItem]:
    """Colleagues who asked to see something, and openings nobody has reviewed."""
    if not may_open(user, "core:openings"):
        return []
    asked = FieldGrant.objects.visible_to(user).filter(kind=FieldGrant.Kind.ASKED, until=None, ended_at=None)
    asked = asked.exclude(user=user).order_by("created_at")[:MOST]
    names = ["field_class", "created_at", "user__full_name"]
    found = [
        (_("Asks to see: %(what)s"), _("Decide"), one)
        for one in read(user, asked, follow=["user"], fields=names)
    ]
    broken = openings.to_review(user)[:MOST]
    found += [
        (_("Emergency opening to review: %(what)s"), _("Review"), one)
        for one in read(user, broken, follow=["user"], fields=names)
    ]
    return [
        DeskItem(
            title=words % {"what": one.get_field_class_display},
            url=reverse("core:openings"),
            on=timezone.localtime(one.created_at).date(),
            when=_("since %(date)s") % {"date": short_day(one.created_at)},
            about=one.user.full_name,
            action=action,
        )
        for words, action, one in found
    ]

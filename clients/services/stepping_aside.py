"""Shutting oneself out."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from clients.models import Client, ClientWall
from core.access import lock
from core.db import acting

from .rows import cleaned


def step_aside(*, client_id: Any, reason: str, by: Any) -> ClientWall:
    """Shut the user themselves out of a client and all their cases, at once; a supervisor may end it."""
    words = cleaned({"reason": reason})["reason"]
    if not words:
        raise ValidationError({"reason": _("Say why, for example: we are related")})
    with acting(by, "clients.step_aside", reason=words):
        client = lock(Client, client_id, by=by)
        wall = ClientWall(user=by, made_by=by, content_object=client, reason=words)
        wall.full_clean()
        wall.save()
    return wall

"""Searches typed by users: posted, kept sealed for an hour, named in the address by a UUID."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest

from core.clock import now
from core.db import acting, system_context
from core.models import StoredSearch

KEPT = dt.timedelta(hours=1)
LENGTH = 200


def store_search(*, list_key: str, text: str, by: Any) -> UUID:
    """Keep what a user searches a list for; its name for the address."""
    with acting(by, "core.store_search"):
        return StoredSearch.objects.create(user=by, list_key=list_key, text=text[:LENGTH]).pk


def searched_text(user: Any, search_id: UUID, list_key: str) -> str:
    """What the user searched this list for.

    Raises:
        BadRequest: no such search of this user in this list, or it is older than an hour; all alike.
    """
    with system_context("core.searched_text"):
        own = StoredSearch.objects.filter(user=user, list_key=list_key, made_at__gt=now() - KEPT)
        kept = own.filter(pk=search_id).first()
        if kept is None:
            raise BadRequest("This search has ended.")
        return kept.text


def forget_searches() -> int:
    """Delete what is older than an hour; how many there were."""
    gone, _by_model = StoredSearch.objects.filter(made_at__lte=now() - KEPT).delete()
    return gone

"""Doubled posts make one record; numbers for people come without gaps."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import connection

from core.access.refusals import refuse
from core.models import IdempotencyKey, Sequence


def once(key: str | uuid.UUID | None, *, by: Any, action: str, make: Callable[[], str]) -> str:
    """Run `make` (which writes, and gives the result's address part) unless a post with this key did already.

    To be called inside `acting`. A second post waits for the first one's transaction and gets its result;
    somebody else's key is refused by making a record of one's own.
    """
    if not key:
        return make()
    user = by if getattr(by, "pk", None) else None
    row = IdempotencyKey(key=_uuid(key), action=action, user=user)
    IdempotencyKey.objects.bulk_create([row], ignore_conflicts=True)
    kept = IdempotencyKey.objects.select_for_update().get(key=row.key)
    if (kept.user_id, kept.action) != (getattr(user, "pk", None), action):
        refuse(by, "replay", "core.idempotencykey", row.key, [action])
        return make()
    if not kept.result:
        kept.result = make()
        kept.save(update_fields=["result"])
    return kept.result


def _uuid(key: str | uuid.UUID) -> uuid.UUID:
    try:
        return uuid.UUID(str(key))
    except ValueError:
        return uuid.uuid4()


def next_number(prefix: str) -> int:
    """The next number under a prefix, in the running transaction."""
    table = Sequence._meta.db_table
    sql = (
        f'insert into "{table}" as s (prefix, last) values (%s, 1) '  # noqa: S608
        "on conflict (prefix) do update set last = s.last + 1 returning last"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [prefix])
        return cursor.fetchone()[0]


def next_reference(letter: str, year: int | None = None) -> str:
    """The next reference for people: `C-2026-0143` with a year, `P-1187` without."""
    prefix = f"{letter}-{year}" if year else letter
    number = next_number(prefix)
    return f"{prefix}-{number:04d}" if year else f"{prefix}-{number + 1000}"

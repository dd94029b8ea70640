"""Names of staff on a page of a case, in one query however many rows name them."""

from collections.abc import Iterable
from typing import Any

from accounts.models import User
from core.access import reading
from core.context import current
from core.together import Reader, run

CACHE = "cases.names"


def names_for(user: Any, keys: Iterable[Any]) -> dict[Any, str]:
    """Key -> name of the users this user may see; looked up once a request."""
    return run(naming(user, keys))


def naming(user: Any, keys: Iterable[Any]) -> Reader[dict[Any, str]]:
    """`names_for` as a reader."""
    known: dict[Any, str] = current().cache.setdefault(CACHE, {})
    missing = {key for key in keys if key is not None} - set(known)
    if missing:
        rows = User.objects.visible_to(user).filter(pk__in=missing)
        found = yield from reading(user, rows, fields=["full_name"])
        known.update(dict.fromkeys(missing, ""))
        known.update({one.pk: one.full_name for one in found})
    return known

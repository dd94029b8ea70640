"""One turn of work outside a request: its carrier, one transaction, the system role, a name, and what was noted."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from core.context import Current, enter, leave
from core.db import system_context
from core.middleware import write_notes


@contextmanager
def house_turn(action: str, actor: str) -> Iterator[None]:
    """Run the block as the house itself; readings and refusals noted on the way are written with it."""
    token = enter(Current())
    try:
        with transaction.atomic(), system_context(action, actor=actor):
            yield
            write_notes()
    finally:
        leave(token)


def is_only_one(name: str) -> bool:
    """Whether no other transaction does the same just now; keeps others out until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        return cursor.fetchone()[0]

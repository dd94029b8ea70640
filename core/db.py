"""Which database role runs, and in whose name: every change of either goes through here.

Roles and names are local to the transaction (`set_config(..., true)`), so a pooled connection
carries nothing over. Success restores what was there, and failure leaves the restoring to the
rollback, which cannot be forgotten: of the savepoint that surrounds a change, or of all of the
transaction where a change goes without one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

BASE_ROLE = "r_base"
SYSTEM_ROLE = "r_system"
OPENED_ROLE = "r_opened"
SETTINGS = ("role", "app.actor", "app.user_id", "app.action", "app.reason", "app.request_id")


def _ask(sql: str, args: list[Any]) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return cursor.fetchone()


def read_settings() -> dict[str, str]:
    """The role and names in force, '' where none is set."""
    sql = ", ".join(["coalesce(current_setting(%s, true), '')"] * len(SETTINGS))
    return dict(zip(SETTINGS, _ask(f"select {sql}", list(SETTINGS)), strict=True))  # noqa: S608


def set_local(values: dict[str, str]) -> None:
    """Set role and names until the transaction ends."""
    sql = ", ".join(["set_config(%s, %s, true)"] * len(values))
    _ask(f"select {sql}", [part for pair in values.items() for part in pair])  # noqa: S608


def exchange(values: dict[str, str]) -> dict[str, str]:
    """Set role and names until the transaction ends; gives what was in force before, in one question."""
    kept = ", ".join(f"coalesce(current_setting(%s, true), '') as b{n}" for n in range(len(SETTINGS)))
    new = ", ".join(["set_config(%s, %s, true)"] * len(values))
    # The inner part stands for itself (offset), so that it is read before anything is set.
    sql = f"select before.*, {new} from (select {kept} offset 0) as before"  # noqa: S608
    found = _ask(sql, [*(part for pair in values.items() for part in pair), *SETTINGS])
    return dict(zip(SETTINGS, found, strict=False))


@contextmanager
def as_role(role: str, *, savepoint: bool = True, **names: str | None) -> Iterator[None]:
    """Run as a database role; `names` (actor, user_id, action, reason, request_id) left out stay as they are.

    Without a savepoint a failure inside undoes all of the transaction, and nothing more is asked in it.
    """
    wanted = {"role": role} | {f"app.{key}": value for key, value in names.items() if value is not None}
    is_all_of_it = not connection.in_atomic_block
    with transaction.atomic(savepoint=savepoint):
        before = exchange(wanted)
        yield
        # Where the transaction ends here, role and names end with it.
        if not (is_all_of_it or connection.needs_rollback):
            set_local({key: before[key] for key in wanted} | {"role": before["role"] or "none"})


def become_system(reason: str) -> None:
    """Be the house itself until the surrounding context or the transaction ends; `reason` says for what."""
    set_local({"role": SYSTEM_ROLE, "app.action": reason})


def system_context(reason: str, actor: str | None = None, *, savepoint: bool = True):
    """Trusted reading or writing by the house itself; `reason` says which part of it."""
    return as_role(SYSTEM_ROLE, savepoint=savepoint, actor=actor, action=reason)


def acting(by: Any, action: str, reason: str = ""):
    """Write in a user's name (`by` None: a visitor); `action` (`app.verb_noun`) goes into the history."""
    if by is None or not by.pk:
        return as_role(SYSTEM_ROLE, actor="visitor", user_id="", action=action, reason=reason)
    return as_role(SYSTEM_ROLE, actor=f"user:{by.pk}", user_id=str(by.pk), action=action, reason=reason)

"""Celery tasks of the house: ids in, one transaction, the system role, and a name for the history."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from celery import shared_task as _shared_task  # noqa: TID251

from core.turns import house_turn

TASKS: dict[str, str] = {}


def house_task(name: str, *, own_transactions: bool = False, **options: Any) -> Callable:
    """Register a task under `name`; its arguments are ids, never words or values.

    The body runs in one transaction as the system role with the actor `task:<name>`; with
    `own_transactions` it opens its turns itself.
    """

    def decorate(function: Callable) -> Any:
        TASKS[name] = function.__module__

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            if own_transactions:
                return function(*args, **kwargs)
            with house_turn(name, f"task:{name}"):
                return function(*args, **kwargs)

        return _shared_task(name=name, **options)(run)

    return decorate

"""Celery tasks of the house: ids in, one transaction, the system role, and a name for the history."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from celery import shared_task as _shared_task  # noqa: TID251
from django.db import transaction

from core.context import Current, enter, leave
from core.db import system_context

TASKS: dict[str, str] = {}


def house_task(name: str, **options: Any) -> Callable:
    """Register a task under `name`; its arguments are ids, never words or values.

    The body runs in one transaction as the system role with the actor `task:<name>`.
    """

    def decorate(function: Callable) -> Any:
        TASKS[name] = function.__module__

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            token = enter(Current())
            try:
                with transaction.atomic(), system_context(name, actor=f"task:{name}"):
                    return function(*args, **kwargs)
            finally:
                leave(token)

        return _shared_task(name=name, **options)(run)

    return decorate

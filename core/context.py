"""What one request, task or command carries along: who, which request, and what is to be written at its end."""

import uuid
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Current:
    """Kept for the length of one request or task; never shared between two."""

    request_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    user: Any = None
    reads: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    refusals: list[dict[str, Any]] = field(default_factory=list)
    cache: dict[Any, Any] = field(default_factory=dict)


_current: ContextVar[Current | None] = ContextVar("harbour_current", default=None)


def current() -> Current:
    """The running request's or task's carrier; a fresh, unkept one outside both."""
    return _current.get() or Current()


def running() -> Current | None:
    """The carrier of the running request or task, or None outside both."""
    return _current.get()


def enter(carrier: Current):
    """Make `carrier` the current one; give the token back to `leave`."""
    return _current.set(carrier)


def leave(token) -> None:
    """End what `enter` began."""
    _current.reset(token)

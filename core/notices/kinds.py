"""What can be told: kinds of notices with their words, and how each goes out by mail."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class NoticeKind:
    """Words of one kind. `message` is its mail (none without), `urgent_message` the one for what cannot wait.

    With `in_digest`, what is not urgent waits for the morning's mail. `on_acknowledge(subject_id, by)` tells
    the app that owns the subject.
    """

    code: str
    title: str | Promise
    icon: str = "bell"
    message: str = "news"
    urgent_message: str = ""
    in_digest: bool = False
    asks_answer: bool = False
    on_acknowledge: Callable[[Any, Any], None] | None = None

    def mail(self, is_urgent: bool) -> tuple[str, bool]:
        """The message to send, and whether it waits for the digest."""
        if is_urgent and self.urgent_message:
            return self.urgent_message, False
        return self.message, self.in_digest and not is_urgent


_kinds: dict[str, NoticeKind] = {}
UNKNOWN = NoticeKind("", _("Something new"))


def register_notice(code: str, **words: Any) -> None:
    """Add a kind of notice; apps call it from their `registry`, with the fields of `NoticeKind`."""
    _kinds[code] = NoticeKind(code, **words)


def notice_kind(code: str) -> NoticeKind:
    """The kind's words; plain ones for a kind that no app knows any more."""
    return _kinds.get(code, UNKNOWN)


def notice_kinds() -> list[NoticeKind]:
    """All kinds, for tests that look at their words."""
    return list(_kinds.values())

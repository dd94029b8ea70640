"""Telling people: on the desk once, by mail at least once. Import from here."""

from .kinds import NoticeKind, notice_kind, notice_kinds, register_notice
from .mail import MailFailed, queue_digests, register_recipients
from .reading import ShownNotice, destination, notices_of, register_subject, unread
from .telling import (
    Telling,
    acknowledge_about,
    acknowledge_notice,
    end_notices,
    notify,
    notify_all,
    read_all_notices,
    read_notice,
)

__all__ = [
    "MailFailed",
    "NoticeKind",
    "ShownNotice",
    "Telling",
    "acknowledge_about",
    "acknowledge_notice",
    "destination",
    "end_notices",
    "notice_kind",
    "notice_kinds",
    "notify",
    "notices_of",
    "notify_all",
    "queue_digests",
    "read_all_notices",
    "read_notice",
    "register_notice",
    "register_recipients",
    "register_subject",
    "unread",
]

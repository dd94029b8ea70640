"""Notices as their reader sees them: words of the kind, and the record only while the reader reaches it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404
from django.urls import NoReverseMatch, reverse

from core.access import Seen, policy_of, read, read_one
from core.models import Notice
from core.notices.kinds import NoticeKind, notice_kind

COUNTED = 99
# What a record is called in a notice: (user, keys) -> words by key, of those the user reaches.
Describe = Callable[[Any, set[Any]], Mapping[Any, Any]]
_describers: dict[str, Describe] = {}


def register_subject(label: str, describe: Describe) -> None:
    """Say how records of a model ("cases.deadline") are called; the policy's label is used for others."""
    _describers[label] = describe


@dataclass(frozen=True)
class ShownNotice:
    """One notice on the page; `about` is the record's reference, empty when it is not the reader's (any more)."""

    pk: Any
    kind: NoticeKind
    about: Any
    due_on: Any
    at: Any
    is_urgent: bool
    is_read: bool
    is_over: bool
    may_acknowledge: bool

    @property
    def url(self) -> str:
        return reverse("core:notice", args=[self.pk])


def unread(user: Any) -> QuerySet[Notice]:
    """Notices the user has not opened, up to 99."""
    return Notice.objects.visible_to(user).filter(read_at=None, ended_at=None).order_by()[:COUNTED]


def notices_of(user: Any, *, waiting: bool, limit: int = 50) -> list[ShownNotice]:
    """The user's notices, newest first: those that wait to be acknowledged, or all others."""
    rows = Notice.objects.visible_to(user)
    open_rows = {"asks_answer": True, "acknowledged_at": None, "ended_at": None}
    rows = rows.filter(**open_rows) if waiting else rows.exclude(**open_rows)
    return shown(user, read(user, rows.order_by("-created_at")[:limit]))


def shown(user: Any, seen: list[Seen]) -> list[ShownNotice]:
    """Notices with the references of what they are about: one query for each kind of record among them."""
    about = _labels(user, seen)
    return [_shown(one, about.get((one.subject_label, one.subject_id), "")) for one in seen]


def _shown(one: Seen, about: Any) -> ShownNotice:
    return ShownNotice(
        pk=one.pk,
        kind=notice_kind(one.kind),
        about=about,
        due_on=one.due_on,
        at=one.created_at,
        is_urgent=one.is_urgent,
        is_read=one.read_at is not None,
        is_over=one.ended_at is not None,
        may_acknowledge=one.asks_answer and one.acknowledged_at is None and one.ended_at is None,
    )


def _labels(user: Any, seen: Iterable[Seen]) -> dict[tuple[str, Any], Any]:
    wanted: dict[str, set[Any]] = defaultdict(set)
    for one in seen:
        if one.subject_label:
            wanted[one.subject_label].add(one.subject_id)
    return {
        (label, key): words
        for label, keys in sorted(wanted.items())
        for key, words in (_describers.get(label) or partial(_policy_labels, label))(user, keys).items()
    }


def _policy_labels(label: str, user: Any, keys: set[Any]) -> dict[Any, Any]:
    model = apps.get_model(label)
    rows = model.objects.visible_to(user).filter(pk__in=keys)
    return {one.pk: one.label for one in read(user, rows, fields=[policy_of(model).label])}


def destination(user: Any, notice_id: Any) -> str:
    """Where a notice leads.

    Raises:
        Http404: it is not the user's, or leads nowhere any more.
    """
    notice = read_one(user, Notice.objects.visible_to(user).filter(pk=notice_id))
    try:
        return reverse(notice.url_name, args=notice.url_args)
    except NoReverseMatch:
        raise Http404 from None

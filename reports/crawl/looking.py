"""One viewer's look through every door, and what was found there."""

import logging
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core import mail
from django.db import transaction
from django.test import Client as Browser

from accounts.services import touch_sign_in
from core.access.policy import all_policies
from core.access.reading import read
from core.access.roles import database_role, role_of
from core.clock import now
from core.confirming import note_factor
from core.context import Current, enter, leave
from core.db import as_role, system_context

from .addresses import Address
from .canaries import Canary, found_in
from .planting import Garden
from .viewers import Viewer

VOLATILE = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|"csrf[^"]*"\s*:\s*"[^"]*"|name="idempotency_key" value="[^"]*"'
    rb"|id_idempotency_key[^>]*|number to quote[^<]*|Printed by[^<]*"
)


class UndoneAfterwards(Exception):
    """Takes back what a look has written."""


@dataclass
class Report:
    """Probes made, by channel, and every leak."""

    probes: Counter = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    statuses: Counter = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def check(
        self, viewer: Viewer, channel: str, where: str, body: bytes, forbidden: Iterable[Canary]
    ) -> None:
        """Search one answer for every forbidden canary."""
        # What the asker put into the address comes back in it: that is no answer.
        wanted = [one for one in forbidden if one.token not in where]
        self.probes[channel] += len(wanted)
        self.leaks += [f"{viewer.name} {channel} {where}: {canary}" for canary in found_in(body, wanted)]


def permitted(viewer: Viewer, garden: Garden) -> set[tuple[str, str]]:
    """(label, column) of the planted world the viewer may read, by the policies."""
    allowed: set[tuple[str, str]] = set()
    if not getattr(viewer.user, "is_authenticated", False):
        return allowed
    token = enter(Current(user=viewer.user))
    try:
        with transaction.atomic(), as_role(database_role(role_of(viewer.user)), user_id=str(viewer.user.pk)):
            for policy in all_policies():
                row = garden.rows.get(policy.model._meta.label)
                if row is not None:
                    rows = policy.model.objects.visible_to(viewer.user).filter(pk=row.pk)  # type: ignore[attr-defined]
                    for seen in read(viewer.user, rows):
                        allowed |= {(policy.model._meta.label, name) for name in seen._readable}
    finally:
        leave(token)
    return allowed


def forbidden(viewer: Viewer, gardens: Iterable[Garden]) -> list[Canary]:
    """Every canary the viewer must never meet."""
    found = []
    for garden in gardens:
        allowed = permitted(viewer, garden)
        found += [one for one in garden.canaries if (one.label, one.column) not in allowed]
    return found


class Eyes:
    """A browser signed in as one viewer; every request is undone after it."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.browser = Browser(raise_request_exception=False)
        if getattr(viewer.user, "is_authenticated", False):
            with system_context("crawl.sign_in", actor="system:leak_crawl"):
                self.browser.force_login(viewer.user, backend="accounts.backends.SignInBackend")
                session = self.browser.session
                session["second_factor"] = session["conduct_accepted"] = True
                note_factor(session)
                session.save()
                # The list of one's sessions must not differ from request to request.
                touch_sign_in(session.session_key, viewer.user, now(), minutes=60)

    def ask(self, method: str, url: str, data: dict[str, Any] | None = None, **headers: str) -> Any:
        """One request; what it wrote is taken back."""
        answer = None
        try:
            with transaction.atomic():
                answer = getattr(self.browser, method)(url, data or {}, headers=headers)
                if answer.streaming:
                    answer.content_read = b"".join(answer.streaming_content)
                raise UndoneAfterwards
        except UndoneAfterwards:
            return answer


def body_of(answer: Any) -> bytes:
    """Everything an answer gives away: status line, headers and body."""
    content = answer.content_read if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items()).encode()
    return headers + b"\n" + content


def steady(answer: Any) -> bytes:
    """An answer without what differs from request to request anyway."""
    headers = "\n".join(f"{k}: {v}" for k, v in answer.headers.items() if k != "Content-Length").encode()
    content = answer.content_read if answer.streaming else answer.content
    return str(answer.status_code).encode() + headers + VOLATILE.sub(b"", content)


class Ears(logging.Handler):
    """Collects every log line of the crawl as it would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        root = logging.getLogger().handlers
        formatter = next((handler.formatter for handler in root if handler.formatter), None)
        self.lines.append(formatter.format(record) if formatter else record.getMessage())


def mails() -> bytes:
    """Every mail sent so far, whole."""
    return b"\n".join(message.message().as_bytes() for message in getattr(mail, "outbox", []))


def look_at(
    eyes: Eyes, doors: list[Address], hidden: list[Canary], report: Report
) -> tuple[Address, bytes] | None:
    """One URL name: by the first of its addresses that opens, as page, as part and as a post with nothing in it."""
    opened = None
    for address in doors:
        answer = _ask(eyes, "page", "get", address, hidden, report)
        if answer.status_code == 200:
            opened = address, steady(answer)
            break
    chosen = opened[0] if opened else doors[0]
    _ask(eyes, "part", "get", chosen, hidden, report, **{"HX-Request": "true"})
    _ask(eyes, "post", "post", chosen, hidden, report)
    return opened


def _ask(
    eyes: Eyes,
    channel: str,
    method: str,
    address: Address,
    hidden: list[Canary],
    report: Report,
    **headers: str,
) -> Any:
    answer = eyes.ask(method, address.url, **headers)
    report.statuses[answer.status_code] += 1
    if answer.status_code >= 500:
        report.failures.append(f"{eyes.viewer.name} {method} {address.url}: {answer.status_code}")
    report.check(eyes.viewer, channel, f"{address.name} {address.url}", body_of(answer), hidden)
    return answer

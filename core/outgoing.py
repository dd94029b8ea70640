"""The gate every message leaves through (N14): constant words, an opaque link, rules asked, refusals logged.

Mail is read on shared phones and in other people's offices, so a message says only that there is something
to see after signing in. Whoever calls passes plain values and stores the outcome.
"""

import logging
import re
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection  # noqa: TID251 - this is the gate
from django.core.validators import validate_email
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

log = logging.getLogger(__name__)

# A value in a link is opaque when it is a UUID or a signed key; a reference or a name is neither.
OPAQUE_VALUE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=.*[0-9])[0-9A-Za-z:_-]{16,200}")
ALLAUTH_USER_PART = "uidb36"


class Audience(StrEnum):
    """Who may be written to by machine; a consulate, an employer or a family member is not in the list."""

    STAFF = "staff"
    PARTNER = "partner"
    LAWYER = "lawyer"
    CLIENT = "client"


class Outcome(StrEnum):
    """What became of a message."""

    SENT = "sent"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True)
class Recipient:
    """Whom a message is for; `id` is opaque, `language` one of settings.LANGUAGES."""

    audience: str
    id: str
    address: str
    language: str = "en"
    is_active: bool = True


@dataclass(frozen=True)
class MessageKind:
    """Constant words of one kind of message and the audiences it may go to."""

    code: str
    subject: Promise
    body: Promise
    audiences: frozenset[Audience]


@dataclass(frozen=True)
class Result:
    """The outcome and, when not sent, a code saying why."""

    outcome: Outcome
    code: str = ""


KINDS: dict[str, MessageKind] = {}
ContactRule = Callable[[MessageKind, Recipient], str]
_rules: list[ContactRule] = []


def register(code: str, *, subject: Promise, body: Promise, audiences: set[Audience]) -> None:
    """Add a kind of message; its words are constants without any placeholder."""
    KINDS[code] = MessageKind(code, subject, body, frozenset(audiences))


def register_contact_rule(rule: ContactRule) -> None:
    """Add a rule that answers a refusal code, or an empty string when the message may go."""
    if rule not in _rules:
        _rules.append(rule)


def send(code: str, recipient: Recipient, *, delivery_id: UUID, path: str) -> Result:
    """Send one message, or say why not; called again with the same delivery it keeps its Message-ID.

    Raises:
        KeyError: no such kind is registered.
    """
    kind = KINDS[code]
    refusal = why_refused(kind, recipient, path)
    if refusal:
        return _told(Result(Outcome.REFUSED, refusal), kind, delivery_id)
    try:
        _compose(kind, recipient, delivery_id, path).send(fail_silently=False)
    except (smtplib.SMTPException, OSError) as error:
        return _told(Result(Outcome.FAILED, type(error).__name__), kind, delivery_id)
    return Result(Outcome.SENT)


def why_refused(kind: MessageKind, recipient: Recipient, path: str) -> str:
    """The first reason this message may not go, as a code; empty when it may."""
    checks = (
        ("audience", recipient.audience not in kind.audiences),
        ("inactive", not recipient.is_active),
        ("address", not _is_address(recipient.address)),
        ("link", not is_opaque(path)),
    )
    own = next((code for code, is_wrong in checks if is_wrong), "")
    return own or next((found for found in (rule(kind, recipient) for rule in _rules) if found), "")


def is_opaque(path: str) -> bool:
    """Whether `path` is one of our URLs and every value in it is opaque; a query string never is."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    values = [str(value) for name, value in match.kwargs.items() if name != ALLAUTH_USER_PART]
    return not match.args and all(OPAQUE_VALUE.fullmatch(value) for value in values)


def _compose(kind: MessageKind, recipient: Recipient, delivery_id: UUID, path: str) -> EmailMessage:
    with override(recipient.language):
        subject, words = str(kind.subject), str(kind.body)
    host = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    return EmailMessage(
        subject=subject,
        body=f"{words}\n\n{settings.SITE_ADDRESS}{path}\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[recipient.address],
        headers={"Message-ID": f"<{delivery_id}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(),
    )


def _is_address(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _told(result: Result, kind: MessageKind, delivery_id: UUID) -> Result:
    log.warning(f"message.{result.outcome}", extra=_facts(result, kind, delivery_id))
    return result


def _facts(result: Result, kind: MessageKind, delivery_id: UUID) -> dict[str, str]:
    return {"code": result.code, "kind": kind.code, "delivery": str(delivery_id)}


INSIDE = {Audience.STAFF}
EVERYONE = {Audience.STAFF, Audience.PARTNER, Audience.LAWYER}
REMINDER = _("You have a reminder in the case system")
NEWS = _("There is something new for you in the case system")
ACCOUNT = _("About your account in the case system")
register(
    "reminder",
    subject=REMINDER,
    body=_("A reminder waits for you. Sign in to read it:"),
    audiences=INSIDE | {Audience.LAWYER},
)
register(
    "reminder_urgent",
    subject=REMINDER,
    body=_("An urgent reminder waits for you. Please sign in today:"),
    audiences=INSIDE | {Audience.LAWYER},
)
register("digest", subject=REMINDER, body=_("Your reminders for today are ready. Sign in:"), audiences=INSIDE)
register("alert", subject=NEWS, body=_("Something needs your review. Sign in to see it:"), audiences=INSIDE)
register("news", subject=NEWS, body=_("Sign in to see it:"), audiences=EVERYONE)
register(
    "job_ready", subject=NEWS, body=_("What you asked for is ready. Sign in to fetch it:"), audiences=EVERYONE
)
register(
    "invitation",
    subject=ACCOUNT,
    body=_("An account was opened for you. Set your password and second factor here:"),
    audiences=EVERYONE,
)
register(
    "password_reset",
    subject=ACCOUNT,
    body=_("A new password was asked for. If it was you, set it here; if not, do nothing:"),
    audiences=EVERYONE,
)
register(
    "security_notice",
    subject=ACCOUNT,
    body=_("Your sign-in details changed. If it was not you, tell us at once. Sign in:"),
    audiences=EVERYONE,
)

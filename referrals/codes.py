"""Secrets handed to visitors: a status code to type, a private link to keep. Only digests are stored."""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.utils.crypto import constant_time_compare

# Without the letters and figures people mix up; ten of them are 49 bits.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
PURPOSE = b"referrals.status_code:"


def new_status_code() -> str:
    """A fresh code in two groups, "7K4Q2-M9TXW"."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{letters[: LENGTH // 2]}-{letters[LENGTH // 2 :]}"


def typed(code: str) -> str:
    """What counts of a code as people type it."""
    return "".join(letter for letter in code.upper() if letter in ALPHABET)


def digest_of(code: str) -> str:
    """The keyed digest kept of a status code; the key stays outside the database."""
    return _digest(code, settings.SECRET_KEY)


def is_code(code: str, digest: str) -> bool:
    """Whether a typed code belongs to a digest, also under keys that were replaced since; constant time."""
    found = False
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        found |= constant_time_compare(_digest(code, key), digest or _digest("", key[::-1]))
    return found and len(typed(code)) == LENGTH


def _digest(code: str, key: str) -> str:
    return hmac.new(key.encode(), PURPOSE + typed(code).encode(), hashlib.sha256).hexdigest()


def new_link_token() -> str:
    """256 random bits for a private link."""
    return secrets.token_urlsafe(32)


def link_digest(token: str) -> str:
    """What is kept of a private link."""
    return hashlib.sha256(token.encode()).hexdigest()

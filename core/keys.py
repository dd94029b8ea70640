"""Keys that seal text and files: key-encryption keys from the environment wrap data keys in the database.

A ciphertext names its data key, so a record stays readable when its client is merged into another one.
Opened data keys are remembered by each process, a bounded number for a bounded time.
"""

import base64
import binascii
import os
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from core.models.keys import DataKey

KEY_BYTES = 32
NONCE_BYTES = 12
REMEMBERED = 2048
REMEMBERED_SECONDS = 900


class KeyMissing(Exception):
    """A data key is not there, or no key-encryption key of this process opens it."""


@dataclass(frozen=True)
class Scope:
    """Whose data key: `Scope("client", client_id)`, a second one by `purpose="clinical"`, or `HOUSE`."""

    kind: str
    id: str = ""
    purpose: str = "record"


HOUSE = Scope("house")


@cache
def keyring(text: str) -> dict[int, bytes]:
    """Version -> key-encryption key, out of "1:<base64 of 32 bytes>,2:..."

    Raises:
        ImproperlyConfigured: a part is not a number and 32 bytes.
    """
    keys = {}
    for part in filter(None, text.split(",")):
        number, _, encoded = part.strip().partition(":")
        try:
            keys[int(number)] = base64.b64decode(encoded, validate=True)
        except (ValueError, binascii.Error):
            raise ImproperlyConfigured("SEALING_KEYS must read 1:<base64>,2:<base64>.") from None
    if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise ImproperlyConfigured(f"SEALING_KEYS needs at least one key, each of {KEY_BYTES} bytes.")
    return keys


def current_version() -> int:
    """The number of the key-encryption key that wraps what is made now: the highest."""
    return max(keyring(settings.SEALING_KEYS))


def key_for(scope: Scope) -> tuple[UUID, bytes]:
    """The scope's data key and its id, made when there is none; to be called where writing is allowed.

    The row is looked up every time: a remembered answer could outlive the rolled-back savepoint that made it.
    """
    wanted = {"scope_kind": scope.kind, "scope_id": scope.id, "purpose": scope.purpose}
    row = DataKey.objects.filter(**wanted).first()
    if row is None:
        fresh = DataKey(**wanted)
        _wrap(fresh, os.urandom(KEY_BYTES))
        DataKey.objects.bulk_create([fresh], ignore_conflicts=True)
        row = DataKey.objects.get(**wanted)
    return row.pk, _remembered.get(row.pk) or _open(row)


def data_key(key_id: UUID) -> bytes:
    """The data key a ciphertext names.

    Raises:
        KeyMissing: it is gone, or this process may not open it.
    """
    key = _remembered.get(key_id)
    if key is None:
        load_keys([key_id])
        key = _remembered.get(key_id)
    if key is None:
        raise KeyMissing("The data key of a sealed value is not there.")
    return key


def load_keys(key_ids: Iterable[UUID]) -> None:
    """Fetch many data keys in one query; a page with many sealed values calls this first."""
    missing = {key_id for key_id in key_ids if _remembered.get(key_id) is None}
    if missing:
        for row in DataKey.objects.filter(pk__in=missing):
            _open(row)


def rewrap_batch(size: int = 500) -> int:
    """Wrap up to `size` data keys with the newest key-encryption key; how many were under an older one."""
    newest = current_version()
    rows = list(DataKey.objects.select_for_update(skip_locked=True).exclude(key_version=newest)[:size])
    for row in rows:
        _wrap(row, _open(row))
    DataKey.objects.bulk_update(rows, ["key_version", "wrapped"])
    return len(rows)


def forget_keys() -> None:
    """Drop every opened key of this process."""
    _remembered.clear()


def _wrap(row: DataKey, key: bytes) -> None:
    row.key_version = current_version()
    nonce = os.urandom(NONCE_BYTES)
    outer = AESGCM(keyring(settings.SEALING_KEYS)[row.key_version])
    row.wrapped = nonce + outer.encrypt(nonce, key, _bound_to(row))


def _open(row: DataKey) -> bytes:
    outer = keyring(settings.SEALING_KEYS).get(row.key_version)
    if outer is None:
        raise KeyMissing(f"SEALING_KEYS lacks key number {row.key_version}.")
    wrapped = bytes(row.wrapped)
    try:
        key = AESGCM(outer).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _bound_to(row))
    except (InvalidTag, ValueError):
        raise KeyMissing(f"Key number {row.key_version} does not open a data key.") from None
    _remembered.put(row.pk, key)
    return key


def _bound_to(row: DataKey) -> bytes:
    return "\x1f".join(("data key", str(row.pk), row.scope_kind, row.scope_id, row.purpose)).encode()


class _Remembered:
    """Opened keys, least recently used first out, none older than `REMEMBERED_SECONDS`."""

    def __init__(self) -> None:
        self._keys: OrderedDict[UUID, tuple[float, bytes]] = OrderedDict()
        self._lock = Lock()

    def get(self, key_id: UUID) -> bytes | None:
        with self._lock:
            opened_at, key = self._keys.get(key_id, (0.0, b""))
            if not key or time.monotonic() - opened_at > REMEMBERED_SECONDS:
                self._keys.pop(key_id, None)
                return None
            self._keys.move_to_end(key_id)
            return key

    def put(self, key_id: UUID, key: bytes) -> None:
        with self._lock:
            self._keys[key_id] = (time.monotonic(), key)
            while len(self._keys) > REMEMBERED:
                self._keys.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._keys.clear()


_remembered = _Remembered()

"""Virus scanning by ClamAV (INSTREAM over a socket), when settings name one; without it the pages say so."""

import socket
from collections.abc import Iterable
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

CHUNK = 64 * 1024
SECONDS = 60


class ScanState(models.TextChoices):
    """Where a file stands: nobody but its own house opens it before it is clean, or known to be unscanned."""

    QUARANTINED = "quarantined", _("Held for virus check")
    CLEAN = "clean", _("Checked for viruses")
    UNSCANNED = "unscanned", _("Type checked, no virus scanner")
    REFUSED = "refused", _("Refused by the virus scanner")


class Answer(StrEnum):
    CLEAN = "clean"
    INFECTED = "infected"


class ScannerDown(Exception):
    """The scanner is set up but gave no usable answer: try again later."""


def is_set_up() -> bool:
    """Whether settings name a scanner."""
    return bool(settings.CLAMAV_SOCKET)


def first_state() -> str:
    """The state a new file starts in."""
    return ScanState.QUARANTINED if is_set_up() else ScanState.UNSCANNED


def scan(chunks: Iterable[bytes]) -> Answer:
    """Stream a file through the scanner.

    Raises:
        ScannerDown: not reachable, or it answered with an error.
    """
    try:
        with _connect() as connection:
            connection.sendall(b"zINSTREAM\0")
            for chunk in chunks:
                connection.sendall(len(chunk).to_bytes(4, "big") + chunk)
            connection.sendall(bytes(4))
            reply = _reply(connection)
    except OSError:
        raise ScannerDown("The virus scanner cannot be reached.") from None
    if reply.endswith("OK"):
        return Answer.CLEAN
    if reply.endswith("FOUND"):
        return Answer.INFECTED
    raise ScannerDown("The virus scanner gave no verdict.")


def status() -> str:
    """`ok`, `missing` (none set up) or `down`, for the status page."""
    if not is_set_up():
        return "missing"
    try:
        with _connect() as connection:
            connection.sendall(b"zPING\0")
            return "ok" if _reply(connection) == "PONG" else "down"
    except OSError:
        return "down"


def _connect() -> socket.socket:
    """`/run/clamav/clamd.ctl` or `host:port`."""
    address = settings.CLAMAV_SOCKET
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SECONDS)
        connection.connect(address)
        return connection
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _reply(connection: socket.socket) -> str:
    received = b""
    while part := connection.recv(1024):
        received += part
        if received.endswith(b"\0"):
            break
    return received.rstrip(b"\0\n").decode("utf-8", "replace").strip()

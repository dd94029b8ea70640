"""Files: taken in after a look inside, kept only as ciphertext under a UUID, given out in one place.

A stored file is a header (form, data key, salt) and frames of 64 KiB, each AES-256-GCM under a key of that file's
own. A frame's nonce is its number and whether it is the last: frames cannot be swapped, dropped or cut off.
"""

import datetime as dt
import hashlib
import os
import subprocess
import sys
import tempfile
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.translation import gettext_lazy as _

from core import file_types
from core.keys import KEY_BYTES, Scope, data_key, key_for
from core.sealed import SealBroken

FORM = b"HBF1"
SALT_BYTES = 16
HEADER_BYTES = len(FORM) + 16 + SALT_BYTES
FRAME = 64 * 1024
TAG_BYTES = 16
FOLDER_LETTERS = 2
SPOOL_BYTES = 8 * 1024 * 1024
LOOK_SECONDS = 20
NAME_LETTERS = 100
# Marks that turn text around: a name must not show ".exe" as anything else.
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
REFUSALS = {
    "empty": _("This file is empty. Choose another one."),
    "too_large": _("This file is larger than 25 MB. Send it in parts, or as a smaller scan."),
    "type": _("Send a PDF, JPG, PNG, HEIC, Word (docx), Excel (xlsx), text or email (eml) file."),
    "mismatch": _("This file is not what its ending says. Save it again from the program it was made with."),
    "damaged": _("This file cannot be opened. It may be damaged: save or scan it again."),
    "encrypted": _("This file has a password. Save a copy without one and send that."),
    "macros": _("This file holds macros or parts that run by themselves. Save it without them, or as PDF."),
    "pixels": _("This picture is too large to open. Save it with at most 60 megapixels."),
    "unpacked": _("This file unpacks to more than is safe to open. Save it as PDF."),
    "virus": _("The virus scanner refused this file."),
}


class FileRefused(ValidationError):
    """A file that is not taken in: a code, and what to do in plain words."""

    def __init__(self, code: str) -> None:
        super().__init__(REFUSALS[code], code=code)


@dataclass(frozen=True)
class CheckedFile:
    """A file that was looked into: what it is, and its bytes."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class StoredFile:
    """What a record keeps about its file: `sha256` is of the plain bytes, in hex."""

    file_id: uuid.UUID
    name: str
    kind: str
    media_type: str
    size: int
    sha256: str


class DurableStorage(FileSystemStorage):
    """A folder whose files survive a power cut once saving has returned."""

    def _save(self, name: str, content: Any) -> str:
        saved = super()._save(name, content)  # type: ignore[misc]
        path = PurePath(self.path(saved))
        for target in (path, path.parent):
            number = os.open(target, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
        return saved


def check_upload(upload: Any) -> CheckedFile:
    """Look into what was uploaded, in a process of its own.

    Raises:
        FileRefused: with the first thing that is wrong.
    """
    if upload.size > settings.UPLOAD_MAX_BYTES:
        raise FileRefused("too_large")
    name = clean_name(upload.name)
    upload.seek(0)
    content = upload.read()
    return CheckedFile(name, _look_into(content, PurePath(name).suffix), content)


def _look_into(content: bytes, ending: str) -> str:
    try:
        answer = subprocess.run(  # noqa: S603 - our own program, and the ending is one short word
            [sys.executable, "-I", file_types.__file__, ending[:8]],
            input=content,
            capture_output=True,
            timeout=LOOK_SECONDS,
            env={"LANG": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FileRefused("unpacked") from None
    verdict, _space, word = answer.stdout.decode().strip().partition(" ")
    if verdict == "ok" and word in file_types.MEDIA_TYPES:
        return word
    raise FileRefused(word if word in REFUSALS else "damaged")


def clean_name(name: str) -> str:
    """A file name without path, control and turning characters, of bounded length, its ending kept."""
    text = unicodedata.normalize("NFC", name or "").replace("\\", "/").rsplit("/", 1)[-1]
    kept = [
        letter
        for letter in text
        if letter not in TURNING
        and letter not in '<>:"|?*'
        and unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"}
    ]
    path = PurePath(" ".join("".join(kept).split()).strip(". ") or "file")
    return path.stem[: NAME_LETTERS - len(path.suffix)].rstrip() + path.suffix[:16]


def store(checked: CheckedFile, scope: Scope) -> StoredFile:
    """Seal and keep a file; to be called where data keys may be made.

    The row names the file in a column called `file_id` (`core.orphans.register_file_column`): a transaction
    that rolls back afterwards leaves ciphertext that no row names, and a sweep deletes it after a day.
    """
    file_id = uuid.uuid4()
    chunks = (checked.content[at : at + FRAME] for at in range(0, len(checked.content), FRAME))
    with tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES) as spool:
        size, digest = write_sealed(spool, chunks, scope=scope, file_id=file_id)
        spool.seek(0)
        default_storage.save(_path(file_id), File(spool))
    media_type = file_types.MEDIA_TYPES[checked.kind]
    return StoredFile(file_id, checked.name, checked.kind, media_type, size, digest)


def store_chunks(chunks: Iterable[bytes], scope: Scope, file_id: uuid.UUID) -> tuple[int, str]:
    """Seal and keep what the house itself makes, as it comes, over what this id held before; size and SHA-256."""
    with tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES) as spool:
        size, digest = write_sealed(spool, chunks, scope=scope, file_id=file_id)
        spool.seek(0)
        delete_file(file_id)
        default_storage.save(_path(file_id), File(spool))
    return size, digest


def delete_file(file_id: uuid.UUID) -> None:
    """Take a stored file away; nothing happens where there is none."""
    default_storage.delete(_path(file_id))


def stored_files() -> Iterator[tuple[uuid.UUID, dt.datetime]]:
    """Every stored file with the time it was written; what does not lie like one of ours is left out."""
    folders = default_storage.listdir("")[0] if default_storage.exists("") else []
    for folder in folders:
        for name in default_storage.listdir(folder)[1] if len(folder) == FOLDER_LETTERS else []:
            # Another process may have deleted it since it was listed.
            with suppress(ValueError, FileNotFoundError):
                file_id = uuid.UUID(name)
                yield file_id, default_storage.get_modified_time(_path(file_id))


def write_sealed(
    target: IO[bytes], chunks: Iterable[bytes], *, scope: Scope, file_id: uuid.UUID
) -> tuple[int, str]:
    """Seal a stream in constant memory; its plain size and SHA-256."""
    key_id, key = key_for(scope)
    header = FORM + key_id.bytes + os.urandom(SALT_BYTES)
    cipher, digest, size = _cipher(key, header, file_id), hashlib.sha256(), 0
    target.write(header)
    for number, (frame, is_last) in enumerate(_frames(chunks)):
        digest.update(frame)
        size += len(frame)
        target.write(cipher.encrypt(_nonce(number, is_last), frame, header))
    return size, digest.hexdigest()


def open_file(file_id: uuid.UUID) -> Iterator[bytes]:
    """The plain bytes of a stored file, piece by piece; its key is fetched before the first piece is asked for.

    Raises:
        FileNotFoundError: there is none.
        SealBroken: while reading, when the file was altered, cut off, or is another one.
    """
    source = default_storage.open(_path(file_id))
    header = source.read(HEADER_BYTES)
    if len(header) < HEADER_BYTES or not header.startswith(FORM):
        source.close()
        raise SealBroken("A sealed file has an unknown form.")
    key_id = uuid.UUID(bytes=header[len(FORM) : len(FORM) + 16])
    return _plain_frames(source, _cipher(data_key(key_id), header, file_id), header)


def read_file(file_id: uuid.UUID) -> bytes:
    """All plain bytes of a stored file."""
    return b"".join(open_file(file_id))


def _plain_frames(source: Any, cipher: AESGCM, header: bytes) -> Iterator[bytes]:
    with source:
        number, frame = 0, source.read(FRAME + TAG_BYTES)
        while True:
            following = source.read(FRAME + TAG_BYTES)
            try:
                yield cipher.decrypt(_nonce(number, not following), frame, header)
            except (InvalidTag, ValueError):
                raise SealBroken("A sealed file was altered or cut off.") from None
            if not following:
                return
            number, frame = number + 1, following


def _frames(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Pieces of exactly `FRAME` bytes, the last one shorter and marked."""
    held = b""
    for chunk in chunks:
        held += chunk
        while len(held) > FRAME:
            yield held[:FRAME], False
            held = held[FRAME:]
    yield held, True


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _cipher(key: bytes, header: bytes, file_id: uuid.UUID) -> AESGCM:
    """A key for this one file: the salt makes it fresh, the id makes it this file's."""
    info = b"harbour file\x1f" + file_id.bytes
    derived = HKDF(hashes.SHA256(), KEY_BYTES, salt=header[-SALT_BYTES:], info=info).derive(key)
    return AESGCM(derived)


def _path(file_id: uuid.UUID) -> str:
    return f"{file_id.hex[:FOLDER_LETTERS]}/{file_id}"

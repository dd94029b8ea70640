"""Canaries: values found nowhere else, one for each column of each planted row, and how to find them again."""

import base64
import datetime as dt
import html
import json
import re
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.db import models

from core.sealed import SealedTextField

FIRST_DAY = dt.date(1931, 3, 7)
TOKEN = re.compile(rb"zq[0-9]{5}x")
TEXT = (models.CharField, models.TextField, SealedTextField)


@dataclass(frozen=True)
class Canary:
    """One planted value: where it stands and how it reads."""

    label: str
    pk: Any
    column: str
    token: str

    def __str__(self) -> str:
        return f"{self.label}.{self.column} of {self.pk}"


def token(number: int) -> str:
    """A word of eight letters that no page holds by chance: `zq00042x`."""
    return f"zq{number:05d}x"


def value_for(field: models.Field, number: int) -> tuple[Any, str] | None:
    """The value to plant in a column and the token it is found by; None where a word cannot stand there."""
    word = token(number)
    if field.choices or field.is_relation or isinstance(field, models.BooleanField | models.UUIDField):
        return None
    if isinstance(field, models.EmailField):
        return f"{word}@canary.example", word
    if isinstance(field, TEXT):
        return (word, word) if (field.max_length or 99) >= len(word) else None
    if isinstance(field, models.JSONField):
        return {"canary": word}, word
    if isinstance(field, models.DecimalField):
        amount = Decimal(number) / 100 + 10 ** (field.max_digits - field.decimal_places - 2)
        return amount, f"{amount:.2f}"
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        day = FIRST_DAY + dt.timedelta(days=number % 7000)
        return day, day.isoformat()
    return None


def spellings(word: str) -> set[bytes]:
    """A canary as it may stand in an answer: dates in every form the house prints, thousands separators."""
    found = {word}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
        day = dt.date.fromisoformat(word)
        found |= {day.strftime(shape) for shape in ("%d %b %Y", "%d/%m/%Y", "%a %d %b %Y", "%Y%m%d")}
        found.add(f"{day.year}年{day.month}月{day.day}日")
    if re.fullmatch(r"\d+\.\d\d", word):
        found.add(f"{Decimal(word):,.2f}")
    return {one.encode() for one in found}


def unpacked(body: bytes) -> bytes:
    """An answer with everything packed in it opened: sheets, PDF streams, escapes, base64; lower case."""
    parts = [body]
    if body[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(body)) as archive:
            parts += [name.encode() for name in archive.namelist()]
            parts += [archive.read(name) for name in archive.namelist()]
    if body[:4] == b"%PDF":
        parts += _pdf_parts(body)
    text = b"\n".join(parts)
    decoded = html.unescape(urllib.parse.unquote(text.decode("utf-8", "replace")))
    return unicodedata.normalize("NFKC", decoded).lower().encode() + b"\n" + b"\n".join(_base64_parts(text))


def _pdf_parts(body: bytes) -> list[bytes]:
    import pikepdf

    parts = []
    with pikepdf.open(BytesIO(body)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                try:
                    parts.append(thing.read_bytes())
                except (pikepdf.PdfError, zlib.error):
                    continue
        parts.append(str(document.docinfo).encode())
    return parts


def _base64_parts(text: bytes) -> Iterable[bytes]:
    for match in re.finditer(rb"[A-Za-z0-9+/]{16,}={0,2}", text):
        try:
            yield base64.b64decode(match.group(), validate=True).lower()
        except ValueError:
            continue


def found_in(body: bytes, canaries: Iterable[Canary]) -> list[Canary]:
    """Which canaries an answer holds, in whatever dress."""
    text = unpacked(body)
    words = {match.decode() for match in TOKEN.findall(text)}
    return [one for one in canaries if _holds(text, words, one.token)]


def _holds(text: bytes, words: set[str], word: str) -> bool:
    if word.startswith("zq"):
        return word in words
    return any(spelling.lower() in text for spelling in spellings(word))


def as_json(value: Any) -> str:
    """For logs and queues: a value as text."""
    return json.dumps(value, default=str, ensure_ascii=False)

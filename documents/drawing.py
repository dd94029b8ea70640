"""A letter's pages: head, reference, both languages side by side, facts once, signature."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.utils.safestring import SafeString

from core import pdf
from documents.models import IssuedLetter
from documents.rules.letter_text import Block, blocks_of, mark_up, to_html
from documents.rules.merge_fields import FIELDS, Value, is_given, value_in


class Words(Protocol):
    """A letter's words in one language: a kept text, or one being written."""

    @property
    def subject(self) -> str: ...

    @property
    def body(self) -> str: ...


@dataclass(frozen=True)
class Typed:
    """Words that are not kept yet."""

    subject: str
    body: str


# WeasyPrint picks fonts by these; the short code is ours.
META = ("letter_on", "letter_reference", "addressee")
TAGS = {"en": "en", "zh-hant": "zh-Hant-HK"}
pdf.register("letter", "pdf/letter.html", title="Letter")


def draw(letter: IssuedLetter, texts: Mapping[str, Words]) -> bytes:
    """The PDF of a letter; the same kept letter gives the same bytes."""
    wording = letter.wording
    values: dict[str, Value] = json.loads(letter.data_used)
    context = page_context(texts, wording.facts, values)
    context["foot"] = f"{wording.template.code} v{wording.number}"
    context["check_code"] = letter.check_code
    return pdf.render("letter", context, lang=TAGS[next(iter(texts))])


def page_context(texts: Mapping[str, Words], facts: list[str], values: Mapping[str, Value]) -> dict[str, Any]:
    """What the letter's template needs, as plain values; also for the preview on a page."""
    languages = list(texts)
    return {
        "head": settings.LETTERHEAD,
        "languages": [{"code": code, "tag": TAGS[code]} for code in languages],
        "subjects": [_part(code, Block("text", texts[code].subject), values) for code in languages],
        "rows": _rows(texts, values),
        "facts": [_fact(name, values, languages) for name in facts if _is_shown(name, values)],
        "meta": [_fact(name, values, languages) for name in META if is_given(values.get(name))],
        "author": _fact("author_name", values, languages)["parts"][:1],
        "post": _fact("author_post", values, languages)["parts"],
    }


def _rows(texts: Mapping[str, Words], values: Mapping[str, Value]) -> list[dict[str, Any]]:
    """Paragraph by paragraph, the languages beside each other."""
    bodies = {code: blocks_of(text.body) for code, text in texts.items()}
    shape = next(iter(bodies.values()))
    return [_row(number, block, bodies, values) for number, block in enumerate(shape)]


def _row(
    number: int, block: Block, bodies: Mapping[str, list[Block]], values: Mapping[str, Value]
) -> dict[str, Any]:
    if block.kind == "facts":
        return {"kind": "facts", "parts": []}
    parts = [_part(code, blocks[number], values) for code, blocks in bodies.items()]
    return {"kind": block.kind, "parts": parts}


def _part(code: str, block: Block, values: Mapping[str, Value]) -> dict[str, Any]:
    return {"tag": TAGS[code], "html": SafeString(to_html(block, code, values))}


def _is_shown(name: str, values: Mapping[str, Value]) -> bool:
    """What stands at the head of the letter is not told again in the table."""
    return name not in META and is_given(values.get(name))


def _fact(name: str, values: Mapping[str, Value], languages: list[str]) -> dict[str, Any]:
    """One line of facts: its label in each language, its value once where both read the same."""
    field = FIELDS[name]
    labels = [{"tag": TAGS[code], "text": field.label(code)} for code in languages]
    read = {code: value_in(field, values[name], code) for code in languages}
    parts = [{"tag": TAGS[code], "html": SafeString(mark_up(text, code))} for code, text in read.items()]
    own = values.get("client_own_name") if name == "client_name" else None
    same = len(set(read.values())) == 1
    return {
        "name": name,
        "labels": labels,
        "parts": parts[:1] if same else parts,
        "own": SafeString(mark_up(str(own), languages[0])) if own else "",
    }

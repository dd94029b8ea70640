"""How staff write letters: paragraphs with a blank line between, and four marks. Pure.

`{{field}}` puts a value in, `**words**` prints bold, a paragraph starting with `> ` stands in a box, one whose
lines start with `- ` is a list, and a line `[facts]` shows the template's facts as a table. Nothing else means
anything: there is no language to reach data with.
"""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import nh3

from core.writing import direction_of, language_of, script_of

from .merge_fields import FIELDS, Value, value_in

FIELD = re.compile(r"\{\{\s*([a-z_]*)\s*\}\}")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
FACTS = "[facts]"
SAFE_TAGS = {"b", "bdi", "br", "li", "ul"}
SAFE_ATTRIBUTES = {"bdi": {"dir", "lang"}}


@dataclass(frozen=True)
class Block:
    """One paragraph: `kind` is text, box, list or facts; `source` its words without the mark of its kind."""

    kind: str
    source: str


@dataclass(frozen=True)
class Problem:
    """Something in a text that keeps it from being used; `word` is what is wrong."""

    code: str
    word: str = ""


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of a text."""
    return [_block(part.strip()) for part in re.split(r"\n[ \t]*\n", text.strip()) if part.strip()]


def _block(part: str) -> Block:
    lines = part.splitlines()
    if part == FACTS:
        return Block("facts", "")
    if all(line.startswith("> ") for line in lines):
        return Block("box", "\n".join(line[2:] for line in lines))
    if all(line.startswith("- ") for line in lines):
        return Block("list", "\n".join(line[2:] for line in lines))
    return Block("text", part)


def fields_in(texts: Iterable[str]) -> set[str]:
    """Names of all fields the texts name."""
    return {name for text in texts for name in FIELD.findall(text)}


def problems_of(texts: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the bodies of one template, language by language and between them."""
    found = [problem for text in texts.values() for problem in _own_problems(text)]
    shapes = {language: [block.kind for block in blocks_of(text)] for language, text in texts.items()}
    if len({tuple(shape) for shape in shapes.values()}) > 1:
        found.append(Problem("shape", ", ".join(f"{name}: {len(shape)}" for name, shape in shapes.items())))
    return list(dict.fromkeys(found))


def _own_problems(text: str) -> Iterable[Problem]:
    if not text.strip():
        yield Problem("empty")
    for name in FIELD.findall(text):
        if name not in FIELDS:
            yield Problem("field", name)
    rest = FIELD.sub("", text)
    if "{{" in rest or "}}" in rest or "{%" in rest:
        yield Problem("braces")
    if rest.count("**") % 2:
        yield Problem("bold")


def to_html(block: Block, language: str, values: Mapping[str, Value]) -> str:
    """A paragraph as safe HTML, values in, each with its own language and direction."""
    text = BOLD.sub(lambda match: f"<b>{match[1]}</b>", html.escape(block.source, quote=False))
    if block.kind == "list":
        text = f"<ul>{''.join(f'<li>{line}</li>' for line in text.splitlines())}</ul>"
    text = FIELD.sub(_printed(language, values), text).replace("\n", "<br>")
    return nh3.clean(text, tags=SAFE_TAGS, attributes=SAFE_ATTRIBUTES, link_rel=None)


def _printed(language: str, values: Mapping[str, Value]) -> Callable[[re.Match[str]], str]:
    def put_in(match: re.Match[str]) -> str:
        field = FIELDS[match[1]]
        return mark_up(value_in(field, values[field.name], language), language)

    return put_in


def mark_up(value: str, language: str) -> str:
    """A value escaped, and set apart with its language and direction where they differ from the text's."""
    safe = html.escape(value, quote=False)
    own = language_of(value)
    home = "CJK" if language.startswith("zh") else "LATIN"
    foreign = any(letter.isalpha() for letter in value) and script_of(value) != home
    return f'<bdi lang="{own}" dir="{direction_of(value)}">{safe}</bdi>' if foreign else safe

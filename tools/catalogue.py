"""Collect every message of the code and templates into the catalogues: python3 -m tools.catalogue.

Messages are found by Babel, in templates after Django has turned their tags into calls. A message
that is no longer used leaves the catalogue; a new one comes in empty and keeps the tests red until
somebody has translated it. Run it with the project's virtual environment.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from tokenize import INDENT, NEWLINE, NL, generate_tokens

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = {"zh_Hant": ROOT / "locale" / "zh_Hant" / "LC_MESSAGES" / "django.po"}
APPS = (
    "core", "accounts", "clients", "cases", "documents", "referrals", "welfare", "counselling", "probono", "reports",
    "config",
)  # fmt: skip
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


CALL = re.compile(r"\b(?:_|n?p?gettext)\(")


def sources() -> Iterator[tuple[Path, bytes]]:
    """Every file that may hold messages, as Python source."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts and "demo" not in path.parts:
                yield path, path.read_bytes()
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield path, "\n".join(calls_of(path)).encode()


def calls_of(path: Path) -> Iterator[str]:
    """A template's messages as the calls Django's own extraction turns them into."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure(USE_I18N=True)
    text = templatize(path.read_text(), origin=str(path))
    for match in CALL.finditer(text):
        yield balanced(text[match.start() :])


def balanced(text: str) -> str:
    """The call at the start of `text`, up to the parenthesis that closes it."""
    depth, words = 0, []
    for kind, word, *_ in generate_tokens(StringIO(text).readline):
        if kind in (NL, NEWLINE, INDENT):
            continue
        words.append(word)
        depth += {"(": 1, ")": -1}.get(word, 0)
        if word == ")" and depth == 0:
            break
    return "".join(words)


def collected() -> Catalog:
    """A catalogue without translations, of all messages in use."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for path, source in sources():
        name = str(path.relative_to(ROOT))
        for _line, message, comments, context in extract("python", BytesIO(source), KEYWORDS):
            texts = message if isinstance(message, tuple) else (message,)
            if all(texts):
                found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return found


def current(locale: str) -> Catalog:
    """A catalogue as it is committed; an empty one where there is none."""
    path = CATALOGUES[locale]
    if not path.exists():
        return Catalog(locale=locale, charset="utf-8", fuzzy=False)
    return read_po(BytesIO(path.read_bytes()), locale=locale)


def _headed(catalogue: Catalog) -> Catalog:
    """The same head every time, so that a run that changes no message changes no byte."""
    catalogue.header_comment = "# Harbour, Traditional Chinese as used in Hong Kong. A translator reviews it."
    catalogue.project, catalogue.version = "Harbour", "1"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.creation_date = catalogue.revision_date = BEGUN
    return catalogue


def brought_up_to_date(locale: str) -> Catalog:
    """The committed catalogue with today's messages: what is new is empty, what is gone is out."""
    catalogue = current(locale)
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return _headed(catalogue)


def untranslated(catalogue: Catalog) -> list[str]:
    """Messages without a translation, or with a doubtful one."""
    return [
        str(message.id)
        for message in catalogue
        if message.id
        and (message.fuzzy or not all(message.string if message.pluralizable else [message.string]))
    ]


def main() -> int:
    """Rewrite the catalogues; say what is still to be translated."""
    missing = []
    for locale, path in CATALOGUES.items():
        catalogue = brought_up_to_date(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        out = BytesIO()
        write_po(out, catalogue, no_location=True, sort_output=True, width=0, omit_header=False)
        path.write_bytes(out.getvalue())
        missing += untranslated(catalogue)
    print(f"{len(missing)} messages to translate", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

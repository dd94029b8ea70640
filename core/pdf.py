"""The one place that makes a PDF: a registered template, plain values in, bytes out.

Nothing is fetched from anywhere, the fonts are ours, the metadata says nothing, and the same input gives
the same bytes. WeasyPrint is imported on first use: without Pango only PDFs fail, not the app.
"""

import hashlib
import importlib.util
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Model, QuerySet
from django.template.loader import render_to_string

FONTS_DIR = Path(settings.BASE_DIR) / "assets" / "fonts"
CSS_PATH = Path(settings.BASE_DIR) / "templates" / "pdf" / "house.css"
CHINESE_FONTS = "noto_cjk_sans_otc"


class PdfFailed(Exception):
    """No PDF came out; the message says what to look at, never what was in it."""


@dataclass(frozen=True)
class PdfTemplate:
    """A template that may become a PDF, with the constant title its metadata shows."""

    name: str
    path: str
    title: str


TEMPLATES: dict[str, PdfTemplate] = {}


def register(name: str, path: str, *, title: str) -> None:
    """Let `name` be rendered; the title must say nothing about any person."""
    TEMPLATES[name] = PdfTemplate(name, path, title)


def render(name: str, context: Mapping[str, Any], *, lang: str = "en") -> bytes:
    """A tagged PDF (PDF/UA-1) of a registered template; the same context gives the same bytes.

    Raises:
        PdfFailed: unknown template, a database row in the context, or WeasyPrint could not do it.
    """
    template = TEMPLATES.get(name)
    if template is None:
        raise PdfFailed(f"No PDF template is registered as {name}.")
    refuse_rows(context)
    html = render_to_string(template.path, {**context, "pdf_title": template.title, "pdf_lang": lang})
    return to_pdf(html)


def refuse_rows(value: Any) -> None:
    """Stop a database row on its way into a PDF: only values a policy handed out may be printed."""
    if isinstance(value, (Model, QuerySet)):
        raise PdfFailed(f"A raw {type(value).__name__} must not reach a PDF template.")
    if isinstance(value, Mapping):
        refuse_rows(list(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        for item in value:
            refuse_rows(item)


def to_pdf(html: str) -> bytes:
    """Render finished HTML; nothing outside the string, not even a local file, can be pulled in."""
    weasyprint = _weasyprint()
    try:
        document = weasyprint.HTML(string=html, url_fetcher=_fetcher())
        return document.write_pdf(
            stylesheets=[_stylesheet()],
            font_config=_font_configuration(),
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).hexdigest()[:32].encode(),
        )
    except (ValueError, TypeError, AttributeError, OSError, AssertionError) as error:
        raise PdfFailed(f"WeasyPrint failed: {type(error).__name__}.") from None


def ensure_fonts() -> Path:
    """Point fontconfig at our fonts only, unless the environment already names a configuration."""
    named = os.environ.get("FONTCONFIG_FILE")
    if named and Path(named).is_file():
        return Path(named)
    path = Path(settings.STATE_DIR) / "fonts.conf"
    text = _fonts_conf()
    if not path.is_file() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(f".{os.getpid()}")
        scratch.write_text(text)
        scratch.replace(path)
    os.environ["FONTCONFIG_FILE"] = str(path)
    return path


def font_folders() -> list[Path]:
    """Where the letters' fonts are: our own folder and, when installed, the Chinese collection."""
    spec = importlib.util.find_spec(CHINESE_FONTS)
    chinese = [Path(spec.origin).parent] if spec and spec.origin else []
    return [FONTS_DIR, *chinese]


def unprintable(text: str) -> str:
    """The letters of `text` no font of ours has, which a letter would show as empty boxes."""
    return "".join(sorted({letter for letter in text if letter.isalpha() and ord(letter) not in _glyphs()}))


@cache
def _glyphs() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    files = [path for folder in font_folders() for path in folder.glob("*.tt[fc]")]
    faces = [TTFont(path, fontNumber=0, lazy=True) for path in sorted(files)]
    return frozenset(point for face in faces for point in face.getBestCmap())


def _fonts_conf() -> str:
    folders = "".join(f"  <dir>{escape(str(folder))}</dir>\n" for folder in font_folders())
    cache_folder = escape(str(Path(settings.STATE_DIR) / "fontconfig"))
    head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
    return f"{head}<fontconfig>\n{folders}  <cachedir>{cache_folder}</cachedir>\n</fontconfig>\n"


@cache
def _weasyprint() -> ModuleType:
    ensure_fonts()
    try:
        import weasyprint
    except OSError:
        raise PdfFailed("Pango is missing: install libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0.")
    return weasyprint


@cache
def _fetcher() -> Any:
    return _weasyprint().URLFetcher(allowed_protocols=("data",), allow_redirects=False)


@cache
def _font_configuration() -> Any:
    _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@cache
def _stylesheet() -> Any:
    return _weasyprint().CSS(
        string=CSS_PATH.read_text(), font_config=_font_configuration(), url_fetcher=_fetcher()
    )

"""PDFs: our fonts, nothing fetched, neutral metadata, the same bytes every time."""

import hashlib
import io
import os
import subprocess
import sys

import pikepdf
import pytest
from django.contrib.contenttypes.models import ContentType

from core import pdf

NINE_SCRIPTS = {
    "Source-Sans-3": ("en", "Amina DOREH Nguyễn"),
    "Noto-Sans-CJK-HK": ("zh-Hant-HK", "陳大文鰂𨋢𠮷"),
    "Noto-Sans-Arabic": ("ar", "أمينة حسن"),
    "Noto-Nastaliq-Urdu": ("ur", "محمد گڑھی"),
    "Noto-Sans-Bengali": ("bn", "আমিনা"),
    "Noto-Sans-Tamil": ("ta", "கார்த்திகேயன்"),
    "Noto-Sans-Ethiopic": ("am", "አበበ"),
    "Noto-Sans-Devanagari": ("ne", "सीता श्रेष्ठ"),
    "Noto-Sans-Thai": ("th", "สมชาย"),
}


def page(body):
    return f'<!doctype html><html lang="en"><head><title>Letter</title></head><body>{body}</body></html>'


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def font_names(content):
    with opened(content) as document:
        fonts = document.pages[0].Resources.Font
        return {str(font.BaseFont).split("+")[1].strip(",") for font in fonts.values()}


def test_nine_scripts_use_nine_embedded_fonts():
    body = "".join(f'<p lang="{tag}">{text}</p>' for tag, text in NINE_SCRIPTS.values())
    assert font_names(pdf.to_pdf(page(body))) == set(NINE_SCRIPTS)


def test_chinese_emphasis_is_really_bold():
    body = '<p lang="zh-Hant-HK">請<b>直接</b></p>'
    page_number = "Source-Sans-3"
    assert font_names(pdf.to_pdf(page(body))) == {page_number, "Noto-Sans-CJK-HK", "Noto-Sans-HK-Bold"}


def test_same_input_gives_same_bytes_in_another_process():
    html = page('<p>Amina</p><p lang="zh-Hant-HK">陳大文</p>')
    code = "import django;django.setup();from core import pdf;import sys,hashlib;"
    code += "print(hashlib.sha256(pdf.to_pdf(sys.argv[1])).hexdigest())"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", code, html], env=environment, capture_output=True, text=True, check=True
    )
    assert hashlib.sha256(pdf.to_pdf(html)).hexdigest() == other.stdout.strip()


def test_document_is_tagged_and_its_metadata_says_nothing():
    with opened(pdf.to_pdf(page("<p>Amina</p>"))) as document:
        assert document.Root.MarkInfo.Marked
        assert {
            str(key): str(value) for key, value in document.docinfo.items() if str(key) != "/Producer"
        } == {"/Title": "Letter"}


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x", "ftp://127.0.0.1/x"])
def test_nothing_is_fetched(address):
    body = f'<link rel="attachment" href="{address}"><img alt="x" src="{address}"><p>Amina</p>'
    plain = pdf.to_pdf(page(body))
    with opened(plain) as document:
        assert len(document.attachments) == 0
    assert b"root:" not in plain


def test_render_refuses_an_unregistered_template():
    with pytest.raises(pdf.PdfFailed, match="No PDF template is registered as nowhere"):
        pdf.render("nowhere", {})


@pytest.mark.parametrize(
    "context", [{"a": ContentType()}, {"a": [{"b": ContentType()}]}, {"a": {"b": (ContentType(),)}}]
)
def test_render_refuses_a_raw_row(context):
    with pytest.raises(pdf.PdfFailed, match="raw ContentType"):
        pdf.refuse_rows(context)


def test_letters_without_a_glyph_are_named():
    assert pdf.unprintable("Amina 陳大文 𠮷 أمينة সা") == ""
    assert pdf.unprintable("Amina ꦱꦶ") == "ꦱ"


def test_fonts_conf_names_only_our_folders(settings, tmp_path, monkeypatch):
    settings.STATE_DIR = tmp_path
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    path = pdf.ensure_fonts()
    monkeypatch.delenv("FONTCONFIG_FILE")
    text = path.read_text()
    assert path == tmp_path / "fonts.conf"
    assert text.count("<dir>") == 2
    assert f"<dir>{pdf.FONTS_DIR}</dir>" in text


def test_fonts_conf_of_the_environment_wins(tmp_path, monkeypatch):
    named = tmp_path / "own.conf"
    named.write_text("<fontconfig/>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(named))
    assert pdf.ensure_fonts() == named

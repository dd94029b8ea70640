"""A file is what it is found to be, or it is not taken in."""

import io
import zipfile

import pytest

from core import file_types
from core.file_types import BadFile, kind_of
from tests.core import file_samples as samples


def code_of(content, ending):
    try:
        return kind_of(content, ending)
    except BadFile as problem:
        return problem.code


@pytest.mark.parametrize("kind", samples.GOOD)
def test_each_allowed_kind_is_recognised(kind):
    assert kind_of(samples.GOOD[kind], kind) == kind


@pytest.mark.parametrize(("ending", "kind"), [(".JPEG", "jpg"), ("heif", "heic"), (".Pdf", "pdf")])
def test_endings_are_read_kindly(ending, kind):
    assert kind_of(samples.GOOD[kind], ending) == kind


@pytest.mark.parametrize(
    ("content", "ending", "code"),
    [
        (b"", "pdf", "empty"),
        (samples.pdf(), "exe", "type"),
        (samples.pdf(), "", "type"),
        (samples.pdf(), "jpg", "mismatch"),
        (samples.image(), "pdf", "mismatch"),
        (samples.docx(), "xlsx", "mismatch"),
        (samples.pdf(), "txt", "mismatch"),
        (b"MZ" + bytes(200), "pdf", "type"),
        (samples.image("GIF"), "png", "type"),
        (samples.archive({"a.txt": "x"}), "docx", "type"),
        (b"<!doctype html><script>", "txt", "type"),
        (b"  <svg onload=x>", "txt", "type"),
        (b"abc\0def", "txt", "type"),
        (b"\xff\xfe\xfd\xfc\x81", "pdf", "type"),
        (b"%PDF-1.7 nothing more", "pdf", "damaged"),
        (samples.pdf(pages=0), "pdf", "damaged"),
        (samples.pdf(password="x"), "pdf", "encrypted"),
        (samples.image()[:200], "jpg", "damaged"),
        (samples.image("PNG")[:-20], "png", "damaged"),
        (samples.heic()[:-9], "heic", "damaged"),
        (samples.docx()[:-30], "docx", "damaged"),
        (samples.docx(**{"word/vbaProject.bin": "x"}), "docx", "macros"),
        (samples.docx(**{"word/embeddings/oleObject1.bin": "x"}), "docx", "macros"),
        (
            samples.docx(
                **{"word/_rels/settings.xml.rels": '<R Type="x/attachedTemplate" TargetMode="External"/>'}
            ),
            "docx",
            "macros",
        ),
        (samples.docx(**{"../evil.txt": "x"}), "docx", "damaged"),
        (samples.docx(**{"word/bomb.xml": "0" * 5_000_000}), "docx", "unpacked"),
        (samples.xlsx(**{"xl/macrosheets/sheet1.xml": "x"}), "xlsx", "macros"),
        (b"Subject: no sender\r\n\r\nx", "eml", "damaged"),
    ],
)
def test_what_is_not_taken_in_says_why(content, ending, code):
    assert code_of(content, ending) == code


def test_giant_picture_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(file_types, "MAX_PIXELS", 1000)
    assert code_of(samples.image(), "jpg") == "pixels"


def test_too_many_parts_or_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(file_types, "MAX_ENTRIES", 2)
    assert code_of(samples.docx(a="x"), "docx") == "unpacked"
    monkeypatch.setattr(file_types, "MAX_ENTRIES", 10)
    monkeypatch.setattr(file_types, "MAX_UNPACKED", 50)
    assert code_of(samples.docx(a="x" * 100), "docx") == "unpacked"


def test_link_and_lying_length_are_refused():
    target = io.BytesIO(samples.docx())
    with zipfile.ZipFile(target, "a") as made:
        link = zipfile.ZipInfo("word/link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    assert code_of(target.getvalue(), "docx") == "damaged"

    honest = samples.docx(note="x" * 3000)
    lying = honest.replace((3000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert code_of(lying, "docx") == "damaged"


def test_macro_enabled_type_is_refused():
    types = "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"
    assert code_of(samples.docx(**{"[Content_Types].xml": types}), "docx") == "macros"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "big5hkscs"])
def test_text_in_the_encodings_people_send(encoding):
    assert kind_of("免遣返聲請".encode(encoding), "txt") == "txt"

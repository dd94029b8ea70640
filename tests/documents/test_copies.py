"""Copies for people outside: nothing hidden stays, nothing runs, and the stamp is there."""

import io

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from documents.copies import NoCopy, outsider_copy
from documents.copies.pdfs import without_segments
from tests.core import file_samples as samples

STAMP = "Lee Vane 陳大文 27 Mar 2026 14:02 1a2b3c4d"


def picture_with_secrets(form):
    target = io.BytesIO()
    image, exif = Image.new("RGB", (400, 300), "white"), Image.Exif()
    exif[0x010F] = "CANARY maker"
    exif.get_ifd(0x8825)[1] = "CANARY"
    extra = {"comment": b"CANARY"} if form == "JPEG" else {"pnginfo": PngInfo()}
    if form == "PNG":
        extra["pnginfo"].add_text("Author", "CANARY")
    image.save(target, form, exif=exif, **extra)
    return target.getvalue()


def pdf_with_secrets():
    document = pikepdf.new()
    document.add_blank_page(page_size=(300, 400))
    page = document.pages[0]
    document.docinfo["/Author"] = "CANARY"
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = ["CANARY"]
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="CANARY()")
    document.Root.OpenAction = script
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", script]))
    document.attachments["CANARY.txt"] = b"CANARY"
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://board.example/")
    marks = [
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=link),
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script),
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9]),
    ]
    page.obj.Annots = document.make_indirect(pikepdf.Array(marks))
    scan = pikepdf.Stream(document, picture_with_secrets("JPEG"))
    scan.Type, scan.Subtype, scan.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    scan.Width, scan.Height, scan.BitsPerComponent, scan.ColorSpace = 400, 300, 8, pikepdf.Name.DeviceRGB
    page.contents_add(f"q 200 0 0 150 20 20 cm {page.add_resource(scan, pikepdf.Name.XObject)} Do Q".encode())
    target = io.BytesIO()
    document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return target.getvalue()


def raw(content):
    """All bytes of a PDF, streams opened."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, qdf=True)
    return target.getvalue()


@pytest.mark.parametrize(("form", "kind"), [("JPEG", "jpg"), ("PNG", "png")])
def test_picture_keeps_its_pixels_only_and_is_stamped(form, kind):
    before = picture_with_secrets(form)
    after = outsider_copy(before, kind, STAMP)
    assert (b"CANARY" in before, b"CANARY" in after) == (True, False)
    with Image.open(io.BytesIO(after)) as image:
        assert (image.format, image.size, dict(image.getexif())) == (form, (400, 300), {})
        assert len(image.convert("L").getcolors(100_000)) > 5


def test_picture_is_turned_upright_before_the_note_about_it_goes():
    target, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 30)).save(target, "JPEG", exif=exif)
    with Image.open(io.BytesIO(outsider_copy(target.getvalue(), "jpg", STAMP))) as image:
        assert image.size == (30, 40)


def test_pdf_loses_everything_but_its_pages_and_is_stamped():
    before = pdf_with_secrets()
    after = outsider_copy(before, "pdf", STAMP)
    assert (raw(before).count(b"CANARY") > 5, b"CANARY" in raw(after)) == (True, False)
    with pikepdf.open(io.BytesIO(after)) as document:
        page = document.pages[0]
        assert (len(document.attachments), "/OpenAction" in document.Root, "/Info" in document.trailer) == (
            0,
            False,
            False,
        )
        assert [str(mark.get("/A", {}).get("/S", "")) for mark in page.obj.Annots] == ["/URI", ""]
        assert len([name for name in page.resources.XObject if str(name).startswith("/Stamp")]) == 1


def test_every_page_is_stamped():
    with pikepdf.open(io.BytesIO(outsider_copy(samples.pdf(pages=3), "pdf", STAMP))) as document:
        assert [len(page.resources.XObject) for page in document.pages] == [1, 1, 1]


def test_picture_inside_a_pdf_still_opens():
    jpeg = picture_with_secrets("JPEG")
    clean = without_segments(jpeg)
    with Image.open(io.BytesIO(jpeg)) as before, Image.open(io.BytesIO(clean)) as after:
        assert before.tobytes() == after.tobytes()
    assert without_segments(b"no picture") == b"no picture"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "heic", "txt", "eml"])
def test_other_kinds_are_not_copied(kind):
    with pytest.raises(NoCopy):
        outsider_copy(samples.GOOD[kind], kind, STAMP)

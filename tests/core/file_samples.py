"""Small true files of every allowed kind, and the ways to spoil them."""

import io
import zipfile

import pikepdf
from PIL import Image

WORD_TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
MAIL = b"From: a@ngo.example\r\nTo: b@ngo.example\r\nDate: Fri, 27 Mar 2026 10:00:00 +0800\r\nSubject: x\r\n\r\nHello\r\n"


def pdf(password="", pages=1):
    target, document = io.BytesIO(), pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    encryption = pikepdf.Encryption(user=password, owner="o") if password else None
    document.save(target, encryption=encryption)
    return target.getvalue()


def image(form="JPEG", size=(40, 30), **options):
    target = io.BytesIO()
    Image.new("RGB", size, "teal").save(target, form, **options)
    return target.getvalue()


def archive(parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def docx(**more):
    return archive({"[Content_Types].xml": WORD_TYPES, "word/document.xml": "<w:document/>", **more})


def xlsx(**more):
    return archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", **more})


def heic():
    def box(name, content):
        return (len(content) + 8).to_bytes(4, "big") + name + content

    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", bytes(20)) + box(b"mdat", bytes(50))


GOOD = {
    "pdf": pdf(),
    "jpg": image(),
    "png": image("PNG"),
    "heic": heic(),
    "docx": docx(),
    "xlsx": xlsx(),
    "txt": "Notes in English and 中文".encode(),
    "eml": MAIL,
}

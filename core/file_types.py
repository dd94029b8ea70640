"""What a file really is, found out by opening it; nothing here knows Django.

Run as a program it reads one file from standard input, under limits of memory, time and writing, with no secret
in its environment, and prints one word: `core/files.py` never opens a stranger's file in its own process.
"""

import io
import re
import sys
import zipfile
from collections.abc import Callable
from email import policy
from email.parser import BytesParser

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain",
    "eml": "message/rfc822",
}
ENDINGS = {**{kind: kind for kind in MEDIA_TYPES}, "jpeg": "jpg", "heif": "heic"}
MAX_PIXELS = 60_000_000
MAX_ENTRIES = 3000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
RATIO_COUNTS_FROM = 1024 * 1024
MEMORY_LIMIT = 1536 * 1024 * 1024
CPU_SECONDS = 10
MACROS = re.compile(
    r"vbaproject|vbadata|macrosheets|activex|/embeddings/.*\.(bin|exe|vbs|js)$", re.IGNORECASE
)
MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|script|svg|\?xml|iframe)", re.IGNORECASE)


class BadFile(Exception):
    """A file that is not taken in; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of(content: bytes, ending: str) -> str:
    """The kind of a file ("pdf", "jpg", ...), opened and found whole.

    Raises:
        BadFile: empty, type, mismatch, damaged, encrypted, macros, pixels, unpacked.
    """
    if not content:
        raise BadFile("empty")
    claimed = ENDINGS.get(ending.lower().lstrip("."))
    found = _sniff(content) or (claimed if claimed in {"txt", "eml"} else None)
    if claimed is None or found is None:
        raise BadFile("type")
    if found != claimed:
        raise BadFile("mismatch")
    _OPENERS[found](content)
    return found


def _sniff(content: bytes) -> str | None:
    """The allowed kind the first bytes show; a recognised kind that is not allowed ends the matter."""
    import filetype

    if content[:4] == b"PK\x03\x04":
        return _office_kind(content)
    guess = filetype.guess(content[:8192])
    if guess is None:
        return None
    if guess.extension not in MEDIA_TYPES:
        raise BadFile("type")
    return guess.extension


def _office_kind(content: bytes) -> str:
    names = set(_archive(content).namelist())
    if "[Content_Types].xml" not in names:
        raise BadFile("type")
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise BadFile("macros" if "xl/workbook.bin" in names else "type")


def _archive(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise BadFile("damaged") from None


def _open_pdf(content: bytes) -> None:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if not len(document.pages):
                raise BadFile("damaged")
    except pikepdf.PasswordError:
        raise BadFile("encrypted") from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise BadFile("damaged") from None


def _open_image(format_name: str) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None  # our own, lower limit stands below
        try:
            with Image.open(io.BytesIO(content), formats=[format_name]) as image:
                _refuse_giant(image.size)
                image.verify()
            with Image.open(io.BytesIO(content), formats=[format_name]) as image:
                image.draft("RGB", (image.width // 8, image.height // 8))
                image.load()
        except (OSError, SyntaxError, ValueError, EOFError):
            raise BadFile("damaged") from None

    return check


def _refuse_giant(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise BadFile("pixels")


def _open_heic(content: bytes) -> None:
    """HEIC has no opener here: its boxes must fill the file exactly and hold a `meta` and an `mdat`."""
    at, boxes = 0, []
    while at + 8 <= len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        size = size or len(content) - at
        if size < 8:
            raise BadFile("damaged")
        boxes.append(name)
        at += size
    if at != len(content) or boxes[:1] != [b"ftyp"] or not {b"meta", b"mdat"} <= set(boxes):
        raise BadFile("damaged")


def _open_office(content: bytes) -> None:
    archive = _archive(content)
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise BadFile("unpacked")
    for entry in entries:
        _check_entry(entry)
    try:
        # Reading to the end compares each part with its announced length and checksum.
        if archive.testzip() is not None:
            raise BadFile("damaged")
        _refuse_active(archive)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise BadFile("damaged") from None


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 1:
        raise BadFile("encrypted")
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > RATIO_COUNTS_FROM and ratio > MAX_RATIO:
        raise BadFile("unpacked")
    is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if is_link or entry.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", entry.filename):
        raise BadFile("damaged")
    if MACROS.search("/" + entry.filename):
        raise BadFile("macros")


def _refuse_active(archive: zipfile.ZipFile) -> None:
    """No macro-enabled main part, no template fetched from elsewhere, no document type declarations."""
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types:
        raise BadFile("macros")
    links = [name for name in archive.namelist() if name.endswith("settings.xml.rels")]
    if any(b"attachedTemplate" in archive.read(name) for name in links):
        raise BadFile("macros")
    if b"<!DOCTYPE" in types or b"<!ENTITY" in types:
        raise BadFile("damaged")


def _open_text(content: bytes) -> None:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = _decode_chinese(content)
    if "\x00" in text or MARKUP.match(content):
        raise BadFile("type")


def _decode_chinese(content: bytes) -> str:
    try:
        return content.decode("big5hkscs")
    except UnicodeDecodeError:
        raise BadFile("type") from None


def _open_mail(content: bytes) -> None:
    message = BytesParser(policy=policy.compat32).parsebytes(content, headersonly=True)
    if b"\x00" in content or not (message.get("From") and (message.get("Date") or message.get("Received"))):
        raise BadFile("damaged")


_OPENERS: dict[str, Callable[[bytes], None]] = {
    "pdf": _open_pdf,
    "jpg": _open_image("JPEG"),
    "png": _open_image("PNG"),
    "heic": _open_heic,
    "docx": _open_office,
    "xlsx": _open_office,
    "txt": _open_text,
    "eml": _open_mail,
}


def _limit_self() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    except (ImportError, ValueError, OSError):
        return  # a system without such limits still has the parent's timeout


def main() -> None:
    """Print `ok <kind>` or `bad <code>` for the file on standard input, whose ending is the only argument."""
    _limit_self()
    try:
        print("ok", kind_of(sys.stdin.buffer.read(), sys.argv[1]))  # noqa: T201
    except BadFile as problem:
        print("bad", problem.code)  # noqa: T201
    except MemoryError:
        print("bad", "unpacked")  # noqa: T201


if __name__ == "__main__":
    main()

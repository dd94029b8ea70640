"""PDFs lose their information, scripts, attachments, actions and the data hidden in their pictures."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from .pictures import INK, stamp_mask

OF_DOCUMENT = (Name.OpenAction, Name.AA, Name.Metadata, Name.PieceInfo, Name.AF)
OF_PAGE = (Name.AA, Name.Metadata, Name.PieceInfo, Name.AF)
NAMED = (Name.JavaScript, Name.EmbeddedFiles)
HARMLESS_ACTIONS = (Name.GoTo, Name.URI)
LIVE_MARKS = (Name.FileAttachment, Name.RichMedia, Name.Screen, Name.Movie, Name.Sound, Name("/3D"))
STAMP_PIXELS = 96
SLANT = (0.819, 0.574)  # cosine and sine of 35 degrees


def stamped_pdf(content: bytes, stamp: str) -> bytes:
    """The PDF stripped and stamped on every page."""
    with pikepdf.open(io.BytesIO(content)) as document:
        _strip(document)
        image = _stamp_image(document, stamp)
        for page in document.pages:
            _stamp_page(page, image)
        target = io.BytesIO()
        document.save(target, deterministic_id=True)
        return target.getvalue()


def _strip(document: pikepdf.Pdf) -> None:
    _drop(document.trailer, (Name.Info,))
    _drop(document.Root, OF_DOCUMENT)
    _drop(document.Root.get(Name.Names), NAMED)
    _drop(document.Root.get(Name.AcroForm), (Name.XFA,))
    for page in document.pages:
        _drop(page.obj, OF_PAGE)
        _strip_marks(page.obj)
    for found in document.objects:
        if isinstance(found, Stream):
            _strip_stream(found)


def _drop(owner: Object | None, names: tuple[Name, ...]) -> None:
    if isinstance(owner, (Dictionary, Stream)):
        for name in names:
            if name in owner:
                del owner[name]


def _strip_marks(page: Object) -> None:
    """Links within the paper and to addresses stay; what opens, sends or runs something goes."""
    marks = page.get(Name.Annots)
    if not isinstance(marks, Array):
        return
    kept = [mark for mark in marks if mark.get(Name.Subtype) not in LIVE_MARKS]
    for mark in kept:
        _drop(mark, (Name.AA,))
        action = mark.get(Name.A)
        if action is not None and action.get(Name.S) not in HARMLESS_ACTIONS:
            _drop(mark, (Name.A,))
    page[Name.Annots] = Array(kept)


def _strip_stream(stream: Stream) -> None:
    if stream.get(Name.Type) != Name.Metadata:
        _drop(stream, (Name.Metadata, Name.PieceInfo))
    if stream.get(Name.Filter) == Name.DCTDecode:
        stream.write(without_segments(stream.read_raw_bytes()), filter=Name.DCTDecode)


def without_segments(jpeg: bytes) -> bytes:
    """A JPEG without EXIF, XMP, comments and the like; only what decoding needs stays."""
    return b"".join(_needed_parts(jpeg)) if jpeg[:2] == b"\xff\xd8" else jpeg


def _needed_parts(jpeg: bytes) -> Iterator[bytes]:
    yield jpeg[:2]
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        # 0xEE tells how colours were stored; the other application parts and comments tell stories.
        if marker == 0xEE or not (0xE1 <= marker <= 0xEF or marker == 0xFE):
            yield jpeg[at : at + 2 + length]
        at += 2 + length
    yield jpeg[at:]


def _stamp_image(document: pikepdf.Pdf, stamp: str) -> tuple[Object, float]:
    """One coloured pixel behind a mask of the words, and the mask's width over its height."""
    words = stamp_mask(stamp, STAMP_PIXELS)
    size = {"Type": Name.XObject, "Subtype": Name.Image, "BitsPerComponent": 8}
    grey = {"Width": words.width, "Height": words.height, "ColorSpace": Name.DeviceGray}
    mask = Stream(document, words.tobytes(), **size, **grey)
    one = {"Width": 1, "Height": 1, "ColorSpace": Name.DeviceRGB, "SMask": mask}
    pixel = Stream(document, bytes(INK), **size, **one)
    return document.make_indirect(pixel), words.width / words.height


def _stamp_page(page: pikepdf.Page, image: tuple[Object, float]) -> None:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    width, height = right - left, top - bottom
    name = page.add_resource(image[0], Name.XObject, prefix="Stamp")
    long = 0.95 * min(width / SLANT[0], height / SLANT[1])
    tall = long / image[1]
    marks = [
        _placed(name, long, tall, left + 0.08 * width, bottom + 0.2 * height, SLANT),
        _placed(name, min(0.9 * width, 16 * image[1]), 16, left + 18, bottom + 8, (1.0, 0.0)),
    ]
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n/Artifact BMC\n" + b"".join(marks) + b"EMC\n")


def _placed(name: Name, width: float, height: float, x: float, y: float, turn: tuple[float, float]) -> bytes:
    cos, sin = turn
    matrix = (width * cos, width * sin, -height * sin, height * cos, x, y)
    return f"q {' '.join(f'{number:.3f}' for number in matrix)} cm {name} Do Q\n".encode()

"""Pictures lose everything but their pixels, and get a slanted stamp all over."""

import io

from PIL import Image, ImageDraw, ImageFont, ImageOps

from core.pdf import FONTS_DIR
from core.writing import script_of

INK = (11, 92, 107)
FAINT = 70
FACES = {
    "ARABIC": "NotoSansArabic-Bold.ttf",
    "BENGALI": "NotoSansBengali-Bold.ttf",
    "CJK": "NotoSansHK-Bold.ttf",
    "DEVANAGARI": "NotoSansDevanagari-Bold.ttf",
    "ETHIOPIC": "NotoSansEthiopic-Bold.ttf",
    "TAMIL": "NotoSansTamil-Bold.ttf",
    "THAI": "NotoSansThai-Bold.ttf",
}


def stamped_picture(content: bytes, kind: str, stamp: str) -> bytes:
    """The picture upright, in RGB, stamped, and saved anew without EXIF, profile or comment."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.info.clear()
    mark = stamp_mask(stamp, max(14, picture.width // 30)).rotate(30, expand=True)
    across = max(mark.width, picture.width // 2)
    down = max(mark.height, picture.height // 3)
    for left in range(0, picture.width, across):
        for top in range(0, picture.height, down):
            picture.paste(INK, (left, top), mark)
    target = io.BytesIO()
    picture.save(target, "JPEG" if kind == "jpg" else "PNG", quality=88)
    return target.getvalue()


def stamp_mask(text: str, height: int) -> Image.Image:
    """The words as a faint mask, in a font that has their letters; several scripts each in their own."""
    parts = [(word, _face(word, height)) for word in text.split(" ")]
    gap = height // 3
    widths = [int(face.getlength(word)) for word, face in parts]
    mask = Image.new("L", (sum(widths) + gap * len(parts) + 8, height * 2))
    pen, left = ImageDraw.Draw(mask), 4
    for (word, face), width in zip(parts, widths, strict=True):
        pen.text((left, int(height * 1.4)), word, font=face, fill=FAINT, anchor="ls")
        left += width + gap
    return mask


def _face(word: str, height: int) -> ImageFont.FreeTypeFont:
    name = FACES.get(script_of(word), "SourceSans3-Bold.ttf")
    return ImageFont.truetype(str(FONTS_DIR / name), height)

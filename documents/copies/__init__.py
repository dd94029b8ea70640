"""Copies for people outside: no metadata, nothing that runs, and a stamp that says for whom and when."""

from .pdfs import stamped_pdf
from .pictures import stamped_picture

__all__ = ["COPIED", "NoCopy", "outsider_copy"]
COPIED = frozenset({"pdf", "jpg", "png"})


class NoCopy(Exception):
    """This kind of file cannot be made safe to hand out."""


def outsider_copy(content: bytes, kind: str, stamp: str) -> bytes:
    """A stamped copy without metadata, of the same kind.

    Raises:
        NoCopy: only PDFs, JPGs and PNGs can be copied so.
    """
    if kind not in COPIED:
        raise NoCopy(kind)
    return stamped_pdf(content, stamp) if kind == "pdf" else stamped_picture(content, kind, stamp)

"""Papers: the file, what it is, whose it is and in which matter."""

from .document import Document, DocumentLink

__all__ = ["Document", "DocumentLink"]

"""Papers and letters: the file, what it is, whose it is, in which matter, and what it was made from."""

from .document import Document, DocumentLink, EventProof
from .letters import IssuedLetter, LetterTemplate, LetterTemplateVersion, LetterText

__all__ = [
    "Document",
    "DocumentLink",
    "EventProof",
    "IssuedLetter",
    "LetterTemplate",
    "LetterTemplateVersion",
    "LetterText",
]

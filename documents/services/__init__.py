"""What is done with papers and letters."""

from .letters import LetterIncomplete, draw_letter, issue_letter, retry_letter
from .papers import describe_document, keep_document, prove_event, scan_document, store_document
from .templates import create_template, load_letters, retire_template, revise_template

__all__ = [
    "LetterIncomplete",
    "create_template",
    "describe_document",
    "draw_letter",
    "issue_letter",
    "keep_document",
    "load_letters",
    "prove_event",
    "retire_template",
    "retry_letter",
    "revise_template",
    "scan_document",
    "store_document",
]

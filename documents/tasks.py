"""What workers do for documents: ids in, one service call."""

from typing import Any

from core.outbox import register_delivery
from documents import services
from documents.services.letters import DRAW
from documents.services.papers import SCAN


def scan(reference: dict[str, Any]) -> None:
    """Check a held file for viruses; without a verdict it is tried again later."""
    services.scan_document(reference["document"])


def draw(reference: dict[str, Any]) -> None:
    """Make a letter's file."""
    services.draw_letter(reference["letter"])


register_delivery(SCAN, scan)
register_delivery(DRAW, draw)

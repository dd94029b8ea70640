"""Arithmetic of placements: until when, in which steps, and what a blind summary must not hold."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from zoneinfo import ZoneInfo

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
STEP = Decimal("0.1")
LONGEST_PLACEMENT_DAYS = 366

NUMBER = re.compile(r"\b[A-Z]{1,2}\d{6}\b|\b\d{4}\s?\d{4}\b|\bR[BI][CLGZI]{2}\b|\+\d{6,}", re.IGNORECASE)
FULL_DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}\b",
    re.IGNORECASE,
)


def end_of_day(day: dt.date) -> dt.datetime:
    """The instant after the last one of a day in Hong Kong."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=HONG_KONG)


def in_steps(hours: Decimal) -> bool:
    """Whether hours come in units of six minutes."""
    return hours % STEP == 0


def what_gives_away(text: str, names: Iterable[str]) -> list[str]:
    """Why a summary is not blind: codes NAME, NUMBER, DATE (domain: names never leave before clearance)."""
    folded = text.casefold()
    words = {word.casefold() for name in names for word in name.split() if len(word) > 2}
    found = ["NAME"] if any(re.search(rf"\b{re.escape(word)}\b", folded) for word in words) else []
    found += ["NUMBER"] if NUMBER.search(text) else []
    return found + (["DATE"] if FULL_DATE.search(text) else [])

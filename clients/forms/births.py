"""Between the three boxes of a birth date and the record's columns."""

import datetime as dt
from typing import Any

from core.clock import today
from core.partial_dates import PartialDate, Precision


def oldest_birth() -> dt.date:
    """Nobody is older than 120."""
    return dt.date(today().year - 120, 1, 1)


def birth_of(answer: PartialDate | None) -> dict[str, Any]:
    """A typed date as the services take it: only its known parts."""
    if answer is None:
        return {"year": None, "month": None, "day": None, "precision": ""}
    has_month = answer.precision in {Precision.DAY, Precision.MONTH}
    return {
        "year": answer.on.year,
        "month": answer.on.month if has_month else None,
        "day": answer.on.day if answer.precision == Precision.DAY else None,
        "precision": answer.precision,
    }

"""A birth date as typed, turned into the record's columns."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from clients.rules import check_birth
from core.clock import today
from core.partial_dates import Precision

WRONG = {
    "missing_year": _("Enter the year of birth, or leave the whole date empty"),
    "missing_month": _("Enter the month of birth, or leave the day empty too"),
    "no_such_day": _("Check the date of birth: there is no such day in the calendar"),
    "future": _("Check the date of birth: it cannot be after today"),
    "too_old": _("Check the year of birth: nobody is that old"),
}


def birth_values(birth: Mapping[str, Any] | None) -> dict[str, Any]:
    """Columns from a dict of year, month, day, precision; the precision follows from what is known.

    Raises:
        ValidationError: the date cannot be.
    """
    if birth is None:
        return {}
    year, month, day = (birth.get(part) or None for part in ("year", "month", "day"))
    wrong = check_birth(year, month, day, today())
    if wrong:
        raise ValidationError({"birth_year": WRONG[wrong]})
    if birth.get("precision") == Precision.ESTIMATED:
        month = day = None
    return {
        "birth_year": year,
        "birth_month": month,
        "birth_day": day,
        "birth_precision": _precision(year, month, day, str(birth.get("precision") or "")),
    }


def _precision(year: int | None, month: int | None, day: int | None, said: str) -> str:
    if not year:
        return ""
    if day:
        return Precision.DAY
    if month:
        return Precision.MONTH
    return Precision.ESTIMATED if said == Precision.ESTIMATED else Precision.YEAR

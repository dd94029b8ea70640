"""Dates of which only a part is known; an unknown part is said in words, never filled with 1 January."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How much of a date is known."""

    DAY = "day", _("exact day")
    MONTH = "month", _("month and year only")
    YEAR = "year", _("year only")
    ESTIMATED = "estimated", _("estimated year")


@dataclass(frozen=True)
class PartialDate:
    """`on` is the first day of the known day, month or year."""

    on: date
    precision: str = Precision.DAY

    def __str__(self) -> str:
        """In words: "01 Jan 1994", "Jan 1994, month only", "1994, year only", "about 1994"."""
        if self.precision == Precision.MONTH:
            shown = date_format(self.on, pgettext("date format: month, year", "M Y"))
            return gettext("%(date)s, month only") % {"date": shown}
        if self.precision == Precision.YEAR:
            return gettext("%(year)s, year only") % {"year": self.on.year}
        if self.precision == Precision.ESTIMATED:
            return gettext("about %(year)s") % {"year": self.on.year}
        return date_format(self.on, "DATE_FORMAT")

    def age_on(self, today: date) -> int:
        """Full years on a day, counted from the first day of the known part."""
        before_birthday = (today.month, today.day) < (self.on.month, self.on.day)
        return today.year - self.on.year - before_birthday

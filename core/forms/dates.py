"""Dates in three boxes, whole or in part, with messages that say what to do."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.partial_dates import PartialDate, Precision

BOXES = ("day", "month", "year")
THE_DATE = _("the date")


class DayMonthYearWidget(forms.Widget):
    """Three boxes for day, month and year; each is marked wrong on its own."""

    template_name = "django/forms/widgets/day_month_year.html"
    use_fieldset = True
    wrong_boxes: frozenset[str] = frozenset()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str] | None:
        """The typed boxes, or None when all are empty."""
        typed = {box: (data.get(f"{name}_{box}") or "").strip() for box in self.boxes}
        return typed if any(typed.values()) else None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """True when none of the boxes was posted."""
        return not any(f"{name}_{box}" in data for box in self.boxes)

    @property
    def boxes(self) -> tuple[str, ...]:
        """Names of the inputs, the tails of their names and ids."""
        return BOXES

    def id_for_label(self, id_: str) -> str:
        """The first box."""
        return f"{id_}_day" if id_ else ""

    def id_for_box(self, id_: str, wrong: Iterable[str]) -> str:
        """The first wrong box."""
        first = next((box for box in self.boxes if box in set(wrong)), "day")
        return f"{id_}_{first}"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds one entry per box to the usual context."""
        context = super().get_context(name, None, attrs)
        typed = self.typed(value)
        context["widget"]["boxes"] = [
            {
                "name": f"{name}_{box}",
                "id": f"{(attrs or {}).get('id', name)}_{box}",
                "label": {"day": _("Day"), "month": _("Month"), "year": _("Year")}[box],
                "value": typed.get(box, ""),
                "is_year": box == "year",
                "is_wrong": box in self.wrong_boxes,
            }
            for box in BOXES
        ]
        return context

    def typed(self, value: Any) -> dict[str, str]:
        """What the boxes show for a date, a posted value or nothing."""
        if isinstance(value, dict):
            return value
        if isinstance(value, date):
            return {"day": f"{value.day:02}", "month": f"{value.month:02}", "year": str(value.year)}
        return {}


class PartialDateWidget(DayMonthYearWidget):
    """Three boxes, of which day and month may stay empty, and a tick for an estimate."""

    template_name = "django/forms/widgets/partial_date.html"

    @property
    def boxes(self) -> tuple[str, ...]:
        """The three boxes and the tick."""
        return (*BOXES, "estimated")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the tick to the boxes."""
        context = super().get_context(name, value, attrs)
        context["widget"]["is_estimated"] = bool(self.typed(value).get("estimated"))
        return context

    def typed(self, value: Any) -> dict[str, str]:
        """Only the known parts of a date are shown."""
        if not isinstance(value, PartialDate):
            return super().typed(value)
        shown = super().typed(value.on)
        if value.precision != Precision.DAY:
            shown["day"] = ""
        if value.precision in {Precision.YEAR, Precision.ESTIMATED}:
            shown["month"] = ""
        return {**shown, "estimated": "on" if value.precision == Precision.ESTIMATED else ""}


class DayMonthYearField(forms.Field):
    """A date typed as day, month and year.

    `noun` names the date inside messages ("the day the person agreed"); `not_after` and
    `not_before` give the limits when called.
    """

    widget: Any = DayMonthYearWidget
    default_error_messages = {
        "required": _("Enter %(noun)s, for example 27 03 2026"),
        "missing_day": _("Enter the day of %(noun)s, for example 27"),
        "missing_month": _("Enter the month of %(noun)s, for example 03"),
        "missing_year": _("Enter the year of %(noun)s, for example 2026"),
        "not_number": _("Enter %(noun)s in figures, for example 27 03 2026"),
        "no_such_day": _("Check %(noun)s: there is no such day in the calendar"),
        "too_late": _("Check %(noun)s: it cannot be after %(limit)s"),
        "too_early": _("Check %(noun)s: it cannot be before %(limit)s"),
    }

    def __init__(
        self,
        *,
        noun: Any = THE_DATE,
        not_after: Callable[[], date] | None = None,
        not_before: Callable[[], date] | None = None,
        **kwargs: Any,
    ) -> None:
        self.noun, self.not_after, self.not_before = noun, not_after, not_before
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """A date from the boxes, a date passed through, or None."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        self._refuse_missing(value, BOXES)
        day, month, year = (self._number(value[box], box) for box in BOXES)
        return self._dated(year, month, day)

    def validate(self, value: Any) -> None:
        """Refuses an empty required date and one outside the limits."""
        if value is None:
            if self.required:
                self._refuse("required", BOXES)
            return
        self._refuse_outside(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares dates, not the way they were typed."""
        try:
            return self.to_python(data) != (initial or None)
        except ValidationError:
            return True

    def _refuse_missing(self, value: dict[str, str], boxes: Iterable[str]) -> None:
        missing = [box for box in boxes if not value.get(box)]
        if missing:
            self._refuse(f"missing_{missing[0]}", missing)

    def _number(self, typed: str, box: str) -> int:
        if box == "month" and not typed.isdecimal():
            return self._month_named(typed)
        if not typed.isdecimal() or len(typed) > 4:
            self._refuse("not_number", [box])
        if box == "year" and len(typed) != 4:
            self._refuse("missing_year", [box])
        return int(typed)

    def _month_named(self, typed: str) -> int:
        names = [*MONTHS.items(), *MONTHS_3.items()]
        wanted = typed.casefold()
        number = next((number for number, name in names if str(name).casefold() == wanted), None)
        if number is None:
            self._refuse("not_number", ["month"])
        return int(number or 0)

    def _dated(self, year: int, month: int, day: int) -> date:
        try:
            return date(year, month, day)
        except ValueError:
            self._refuse("no_such_day", BOXES)
            raise

    def _refuse_outside(self, value: date) -> None:
        if self.not_after and value > (limit := self.not_after()):
            self._refuse("too_late", BOXES, limit=date_format(limit))
        if self.not_before and value < (limit := self.not_before()):
            self._refuse("too_early", BOXES, limit=date_format(limit))

    def _refuse(self, code: str, boxes: Iterable[str], **params: str) -> None:
        raise ValidationError(
            self.error_messages[code], code=code, params={"noun": self.noun, "boxes": tuple(boxes), **params}
        )


class PartialDateField(DayMonthYearField):
    """A date of which only the year must be known; gives a PartialDate."""

    widget = PartialDateWidget
    default_error_messages = {
        "required": _("Enter at least the year of %(noun)s, for example 1994"),
        "missing_month": _("Enter the month of %(noun)s, or leave the day empty too"),
    }

    def to_python(self, value: Any) -> PartialDate | None:
        """A PartialDate from the boxes, or None."""
        if value in self.empty_values or isinstance(value, PartialDate):
            return value or None
        if not any(value.get(box) for box in BOXES):
            return None
        self._refuse_missing(value, ["month", "year"] if value.get("day") else ["year"])
        year = self._number(value["year"], "year")
        month = self._number(value["month"], "month") if value.get("month") else 0
        day = self._number(value["day"], "day") if value.get("day") else 0
        return PartialDate(self._dated(year, month or 1, day or 1), self._precision(value))

    def _precision(self, value: dict[str, str]) -> str:
        if value.get("estimated"):
            return Precision.ESTIMATED
        if value.get("day"):
            return Precision.DAY
        return Precision.MONTH if value.get("month") else Precision.YEAR

    def _refuse_outside(self, value: Any) -> None:
        super()._refuse_outside(value.on)

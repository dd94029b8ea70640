"""Forms of the rule book, the closed days and the calculator."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.rules.closed_days import Forum
from cases.rules.limits import Unit
from cases.words import FORUMS, UNITS
from core.clock import today
from core.forms import DayMonthYearField, HouseForm
from core.models import ClosedDay

MOST = {Unit.DAYS: 3660, Unit.MONTHS: 120, Unit.YEARS: 60}


class CalculatorForm(HouseForm):
    """A period to be counted."""

    start = DayMonthYearField(
        label=_("Day of the event"), noun=_("the day of the event"), help_text=_("It is not counted.")
    )
    period = forms.IntegerField(label=_("Period"), min_value=1, max_value=3660)
    unit = forms.ChoiceField(label=_("Counted in"), choices=UNITS.items(), initial=Unit.DAYS)
    forum = forms.ChoiceField(
        label=pgettext_lazy("authority", "Before"), choices=FORUMS.items(), initial=Forum.STATUTORY
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        period, unit = cleaned.get("period"), cleaned.get("unit")
        if period and unit and period > MOST[Unit(unit)]:
            self.add_error("period", _("This period is too long to count."))
        return cleaned


class ClosedDayForm(HouseForm):
    """A day on which offices were or will be shut."""

    day = DayMonthYearField(label=_("Day"), noun=_("the day"))
    kind = forms.ChoiceField(label=_("Why"), choices=ClosedDay.Kind.choices, initial=ClosedDay.Kind.GALE)
    name_en = forms.CharField(label=_("Name, English"), max_length=120)
    name_zh = forms.CharField(label=_("Name, Chinese"), max_length=120, required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("For example: Hong Kong Observatory, signal 8 from 10:40."),
    )


class TimeLimitForm(HouseForm):
    """A new version of a rule from a day on."""

    effective_from = DayMonthYearField(
        label=_("In force from"), noun=_("the first day"), initial=today,
        help_text=_("Events from this day on are counted by it. What was worked out before is listed for review."),
    )  # fmt: skip
    period = forms.IntegerField(label=_("Period"), min_value=1, max_value=3660)
    unit = forms.ChoiceField(label=_("Counted in"), choices=UNITS.items())
    source = forms.CharField(label=_("Source"), max_length=200)
    is_verified = forms.BooleanField(label=_("Checked against its source"), required=False)

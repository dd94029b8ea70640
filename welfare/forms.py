"""Forms of welfare: their shape and their words."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.clock import today
from core.forms import DayMonthYearField, HouseForm
from welfare.models import Assistance, Need
from welfare.rules import ABOUT_HEALTH

Choices = list[tuple[Any, Any]]
NONE = ("", _("No need"))
SHORT = forms.Textarea(attrs={"rows": 4})


class AssessmentForm(HouseForm):
    """What was found: a severity and a few words for each kind of need."""

    creates = True
    marks_optional = False  # nearly every answer is
    assessed_on = DayMonthYearField(
        label=_("Assessed on"), noun=_("the day of the assessment"), not_after=today
    )
    review_on = DayMonthYearField(label=_("Next review"), noun=_("the next review"), required=False)
    situation = forms.CharField(
        label=_("Situation"),
        required=False,
        max_length=4000,
        widget=SHORT,
        help_text=_("Where and how they live, and with whom. The case team reads this: leave health out."),
    )
    health_text = forms.CharField(
        label=_("Health"),
        required=False,
        max_length=4000,
        widget=SHORT,
        help_text=_("Only the care team and the legal supervisor read this."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in Need.Category.choices:
            self.fields[f"severity_{code}"] = forms.ChoiceField(
                label=name, required=False, choices=[NONE, *Need.Severity.choices]
            )
            self.fields[f"words_{code}"] = forms.CharField(
                label=_("%(need)s: in words") % {"need": name}, required=False, max_length=300
            )

    @property
    def need_rows(self) -> list[tuple[Any, Any, bool]]:
        """The two boxes of each kind of need, and whether it is about health."""
        return [
            (self[f"severity_{code}"], self[f"words_{code}"], code in ABOUT_HEALTH)
            for code in Need.Category.values
        ]

    @property
    def plain(self) -> dict[str, Any]:
        """The assessment's own answers."""
        names = ("assessed_on", "review_on", "situation", "health_text")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def needs(self) -> list[dict[str, str]]:
        """The needs that were found."""
        found = [(code, self.cleaned_data[f"severity_{code}"]) for code in Need.Category.values]
        return [
            {"category": code, "severity": severity, "words": self.cleaned_data[f"words_{code}"]}
            for code, severity in found
            if severity
        ]


class NeedForm(HouseForm):
    """One need outside an assessment."""

    creates = True
    category = forms.ChoiceField(label=_("Need"), choices=[("", _("Choose")), *Need.Category.choices])
    severity = forms.ChoiceField(
        label=_("How bad is it?"), choices=Need.Severity.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=300,
        help_text=_(
            "Words about medical needs, disability, pregnancy and counselling stay with the care team."
        ),
    )


class EndNeedForm(HouseForm):
    """How a need came to its end."""

    state = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[pair for pair in Need.State.choices if pair[0] != Need.State.OPEN],
        widget=forms.RadioSelect,
    )


class StepForm(HouseForm):
    """A step of the plan."""

    creates = True
    action = forms.CharField(
        label=_("What is to be done"),
        max_length=300,
        help_text=_("The case team reads this: leave health out."),
    )
    owner = forms.TypedChoiceField(label=_("Who does it"), coerce=UUID)
    due_on = DayMonthYearField(label=pgettext_lazy("date", "By"), noun=_("the day it is to be done by"))

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]


class DoneForm(HouseForm):
    """What came of a step."""

    result = forms.CharField(label=_("What came of it"), required=False, max_length=300)


class AssistanceForm(HouseForm):
    """Asking for money or things."""

    creates = True
    fund = forms.TypedChoiceField(label=_("Fund"), coerce=UUID)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose")), *Assistance.Kind.choices])
    purpose = forms.CharField(
        label=_("What for"),
        max_length=200,
        help_text=_("For example: rent deposit top-up. The case team reads this: leave health out."),
    )
    paid_to = forms.CharField(
        label=_("Paid or given to"),
        required=False,
        max_length=100,
        help_text=_("For example: landlord, shop, client in person"),
    )
    amount = forms.DecimalField(
        label=_("Amount, HK$"),
        max_digits=10,
        decimal_places=2,
        min_value=Decimal("0.01"),
        help_text=_("For things in kind, their value. For example 400.00"),
    )

    def __init__(self, *args: Any, funds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fund"].choices = [("", _("Choose")), *funds]  # type: ignore[attr-defined]


class RefusalForm(HouseForm):
    """Why assistance is refused."""

    reason = forms.CharField(
        label=_("Why is it refused?"),
        max_length=300,
        widget=SHORT,
        help_text=_("The person who asked reads this."),
    )


class GivenForm(HouseForm):
    """That assistance was given."""

    given_on = DayMonthYearField(label=_("Given on"), noun=_("the day it was given"), not_after=today)
    receipt_number = forms.CharField(
        label=_("Receipt number"),
        required=False,
        max_length=40,
        help_text=_("Leave empty while it is missing; the ledger shows it."),
    )


class FundForm(HouseForm):
    """A fund's names and budget."""

    code = forms.CharField(label=_("Code"), max_length=20)
    name_en = forms.CharField(label=_("Name, English"), max_length=100)
    name_zh = forms.CharField(label=_("Name, Chinese"), max_length=100)
    budget = forms.DecimalField(label=_("Budget, HK$"), max_digits=10, decimal_places=2, min_value=Decimal(0))
    closed_on = DayMonthYearField(
        label=pgettext_lazy("date", "Closed"), noun=_("the day the fund closed"), required=False
    )


class NewFundForm(FundForm):
    """A fund that is not there yet."""

    creates = True

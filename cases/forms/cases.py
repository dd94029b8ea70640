"""Forms of the case itself and of the people on it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models import Assignment, Case
from cases.words import GROUNDS
from clients.places import country_choices
from core.clock import today
from core.forms import DayMonthYearField, HouseForm


class OpenCaseForm(HouseForm):
    """A new case of a client."""

    creates = True
    kind = forms.ChoiceField(label=_("Kind of case"), choices=Case.Kind.choices)
    opened_on = DayMonthYearField(label=_("Opened"), noun=_("the day"), not_after=today, initial=today)


class ClaimForm(HouseForm):
    """What is claimed, and against which states."""

    grounds = forms.MultipleChoiceField(
        label=_("Grounds"),
        choices=GROUNDS.items(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Each is decided on its own."),
    )
    risk_states = forms.MultipleChoiceField(
        label=_("Risk States"),
        choices=country_choices,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("The countries the claimant fears being sent to. Hold Ctrl or Cmd for more than one."),
    )
    on_claim_of_parent = forms.BooleanField(label=_("A child with a claim of their own"), required=False)

    def __init__(self, *args: Any, writable: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.base_fields) - set(writable):
            del self.fields[name]


class CloseCaseForm(HouseForm):
    """How a case ended."""

    outcome = forms.ChoiceField(label=_("How did it end?"), choices=Case.Outcome.choices)
    closed_on = DayMonthYearField(
        label=pgettext_lazy("date", "Closed"), noun=_("the day"), not_after=today, initial=today
    )


class ReasonForm(HouseForm):
    """One reason, for acts that need no more."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class AssignForm(HouseForm):
    """Somebody to put on the case, and as what."""

    user = forms.ChoiceField(label=_("Who"))
    part = forms.ChoiceField(label=_("As"), choices=Assignment.Part.choices)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = list(people)  # type: ignore[attr-defined]

"""Forms of deadlines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import DeadlineChange
from cases.words import BASES
from core.clock import today
from core.forms import DayMonthYearField, HouseForm

REASON = {"max_length": 300, "widget": forms.Textarea(attrs={"rows": 2})}
MOVES = ("extended", "adjourned", "out_of_time", "overridden")


class AddDeadlineForm(HouseForm):
    """A deadline no event opens: by a rule from a date, or a date that an order names."""

    creates = True
    rule = forms.ChoiceField(label=_("Rule"), required=False)
    trigger_on = DayMonthYearField(
        label=_("Date it runs from"),
        noun=_("the date it runs from"),
        required=False,
        help_text=_("For a rule. The day itself is not counted."),
    )
    title = forms.CharField(
        label=_("What is to be done"),
        required=False,
        max_length=160,
        help_text=_("Where no rule fits. No names: this stands in lists."),
    )
    due_on = DayMonthYearField(label=_("Last day"), noun=_("the last day"), required=False)

    def __init__(self, *args: Any, rules: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bases = {code: basis for code, _name, basis in rules}
        named = [(code, f"{name} ({BASES[basis]})") for code, name, basis in rules]
        self.fields["rule"].choices = [("", _("No rule: a date of its own")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wanted = ("trigger_on",) if cleaned.get("rule") else ("title", "due_on")
        for name in wanted:
            if not cleaned.get(name) and name not in self.errors:
                field = self.fields[name]
                noun = getattr(field, "noun", "")
                self.add_error(name, field.error_messages["required"] % {"noun": noun})
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is called with."""
        given = self.answers
        if not given["rule"]:
            return {"title": given["title"], "due_on": given["due_on"]}
        basis = self.bases[given["rule"]]
        return {"limit_code": given["rule"], "trigger_on": given["trigger_on"], "trigger_basis": basis}


class ConfirmForm(HouseForm):
    """What the second person checked the date against."""

    confirmed_from = forms.CharField(
        label=_("What did you check it against?"),
        help_text=_("For example: the stamped notice."),
        max_length=160,
    )


class MoveDeadlineForm(HouseForm):
    """A new last day, who granted it and why."""

    kind = forms.ChoiceField(
        label=_("What happened?"), choices=[(kind, DeadlineChange.Kind(kind).label) for kind in MOVES]
    )
    new_due_on = DayMonthYearField(label=_("New last day"), noun=_("the new last day"))
    granted_by = forms.CharField(label=_("Granted by"), max_length=120, required=False)
    reason = forms.CharField(label=_("Reason"), **REASON)


class FileDeadlineForm(HouseForm):
    """When it was filed."""

    filed_on = DayMonthYearField(
        label=_("Filed on"), noun=_("the day it was filed"), not_after=today, initial=today
    )
    note = forms.CharField(label=_("How it was filed"), max_length=300, required=False)


class EndDeadlineForm(HouseForm):
    """Why a step is not needed, or how it was missed."""

    how = forms.ChoiceField(
        label=_("What is the case?"),
        choices=[("let_go", _("It is not needed")), ("missed", _("It was missed"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), **REASON)


class AnswerReviewForm(HouseForm):
    """Accept what is proposed, or keep the date; with the reason."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[("accept", _("Accept the proposal")), ("keep", _("Keep it as it is"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), **REASON)

"""One form an event: it asks only what that event needs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases.models.events import DATE_OF
from cases.rules.consequences import date_problems, result_problems
from cases.rules.errors import RuleError
from cases.rules.events import EventRule, Ground, Result
from cases.rules.limits import Basis
from cases.services import EventEntry
from cases.telling import tell_refusal
from cases.words import BASES, GROUNDS, HOW_KNOWN, RESULTS
from core.clock import today
from core.forms import DayMonthYearField, HouseForm

NOUNS = {
    "ISSUED": _("the date on its face"),
    "SERVED": _("the date of service"),
    "DECIDED": _("the date of the decision"),
    "SEALED": _("the date of sealing"),
    "HAPPENED": _("the day it happened"),
}
UNKNOWN = {
    Basis.SERVED: _(
        "Leave empty if nobody knows: time then runs from the earlier date of the decision, to be safe."
    ),
    Basis.SEALED: _("Leave empty if nobody knows: time then runs from the date of the decision, to be safe."),
}
NOT_DECIDED = ("", _("Not decided on"))


class EventForm(HouseForm):
    """What a caseworker records of one event."""

    creates = True
    how_known = forms.ChoiceField(label=_("How do we know?"), choices=HOW_KNOWN.items())
    note = forms.CharField(
        label=_("Note"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, rule: EventRule, grounds: Iterable[str], **kwargs: Any) -> None:
        self.rule = rule
        claimed = set(grounds)
        self.grounds = [ground for ground in Ground if not claimed or ground in claimed]
        # Before the base copies them, so that these fields get the house's messages too.
        self.base_fields = {**self._dates(), **self._results(), **type(self).base_fields}
        super().__init__(*args, **kwargs)

    def _dates(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {
            DATE_OF[basis]: DayMonthYearField(
                label=BASES[basis],
                noun=NOUNS[basis],
                required=basis in self.rule.needs,
                help_text="" if basis in self.rule.needs else UNKNOWN.get(basis, ""),
                not_after=today,
            )
            for basis in self.rule.asks
        }
        if self.rule.has_printed_date:
            fields["printed_on"] = DayMonthYearField(
                label=_("Last day printed on the paper"),
                noun=_("the printed date"),
                required=False,
                help_text=_("Where the paper names a date, that date holds."),
            )
        return fields

    def _results(self) -> dict[str, forms.Field]:
        choices = [(result.value, RESULTS[result]) for result in self.rule.results]
        if not choices:
            return {}
        if not self.rule.per_ground:
            return {"result": forms.ChoiceField(label=_("Result"), choices=choices, widget=forms.RadioSelect)}
        return {
            f"result_{ground}": forms.ChoiceField(
                label=format_lazy(_("Result: {ground}"), ground=GROUNDS[ground]),
                choices=[NOT_DECIDED, *choices],
                required=False,
            )
            for ground in self.grounds
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for problem in date_problems(self.rule, self.dates, today()):
            self._refuse(problem)
        for problem in result_problems(self.rule, self.results, self.result):
            self._refuse(problem)
        return cleaned

    def _refuse(self, problem: RuleError) -> None:
        """Beside its date; a missing one was refused by its own field already."""
        name = DATE_OF.get(problem.params.get("basis"))  # type: ignore[call-overload]
        if name in self.errors:
            return
        self.add_error(name if name in self.fields else None, tell_refusal(problem))

    @property
    def dates(self) -> dict[Basis, Any]:
        """Dates given, by what they are the date of."""
        found = {basis: self.cleaned_data.get(DATE_OF[basis]) for basis in self.rule.asks}
        return {basis: on for basis, on in found.items() if on is not None}

    @property
    def results(self) -> dict[Ground, Result]:
        """Results given, by ground."""
        given = {ground: self.cleaned_data.get(f"result_{ground}") for ground in self.grounds}
        return {ground: Result(value) for ground, value in given.items() if value}

    @property
    def result(self) -> Result | None:
        """The one result of a court's judgment."""
        given = self.cleaned_data.get("result")
        return Result(given) if given else None

    @property
    def entry(self) -> EventEntry:
        """What the service is called with."""
        return EventEntry(
            kind=self.rule.code,
            dates=self.dates,
            how_known=self.cleaned_data["how_known"],
            results=self.results,
            result=self.result,
            printed_on=self.cleaned_data.get("printed_on"),
            note=self.cleaned_data["note"],
        )


class CorrectEventForm(EventForm):
    """The same for an event recorded before, with the reason."""

    creates = False
    reason = forms.CharField(
        label=_("Why is it corrected?"),
        help_text=_("It is kept with the correction. For example: the stamp says 19 March."),
        max_length=100,
    )

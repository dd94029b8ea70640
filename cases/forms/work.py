"""Forms of notes, hearings, tasks and representation."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models import Hearing, Note, Representation
from core.clock import now, today
from core.forms import DayMonthYearField, HouseForm

TIME = {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), "initial": None}


def instant(day: dt.date, time: dt.time) -> dt.datetime:
    """A day and a time in Hong Kong as an instant."""
    return timezone.make_aware(dt.datetime.combine(day, time))


class NoteForm(HouseForm):
    """An attendance note."""

    creates = True
    kind = forms.ChoiceField(label=_("What was it?"), choices=Note.Kind.choices)
    day = DayMonthYearField(label=_("When was it?"), noun=_("the day"), not_after=today, initial=today)
    time = forms.TimeField(
        label=_("Time"), initial=lambda: timezone.localtime(now()).time(), widget=TIME["widget"]
    )
    with_whom = forms.CharField(label=_("With whom"), max_length=160, required=False)
    interpreter = forms.CharField(label=_("Interpreter"), max_length=120, required=False)
    text = forms.CharField(
        label=_("What was said or done"), max_length=20000, widget=forms.Textarea(attrs={"rows": 8})
    )

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is called with."""
        given = self.answers
        day, time = given.pop("day"), given.pop("time")
        return {**given, "at": instant(day, time)}


class HearingForm(HouseForm):
    """An appointment before an authority or court."""

    creates = True
    kind = forms.ChoiceField(label=_("Kind"), choices=Hearing.Kind.choices)
    day = DayMonthYearField(label=_("Day"), noun=_("the day"))
    time = forms.TimeField(label=_("Time"), widget=TIME["widget"])
    venue = forms.CharField(label=_("Place"), max_length=160, required=False)
    mode = forms.ChoiceField(label=_("How it is held"), choices=Hearing.Mode.choices)
    interpreter = forms.CharField(label=_("Interpreter"), max_length=120, required=False)
    notice_given_on = DayMonthYearField(
        label=_("Notice given"),
        noun=_("the day notice was given"),
        required=False,
        help_text=_("For a hearing before the Board: whether the notice was long enough is worked out."),
        not_after=today,
    )

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is called with."""
        given = self.answers
        day, time = given.pop("day"), given.pop("time")
        return {**given, "starts_at": instant(day, time)}


class HearingOutcomeForm(HouseForm):
    """What came of an appointment."""

    held = forms.TypedChoiceField(
        label=_("Did it take place?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    adviser_present = forms.BooleanField(label=_("A lawyer or adviser was present"), required=False)
    outcome = forms.CharField(
        label=_("What happened"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    next_step = forms.CharField(label=_("Next step"), max_length=300, required=False)


class TaskForm(HouseForm):
    """Something to do."""

    creates = True
    title = forms.CharField(
        label=_("What is to be done"), max_length=160, help_text=_("No names: this stands in lists.")
    )
    due_on = DayMonthYearField(label=pgettext_lazy("date", "By"), noun=_("the day"), required=False)


class RepresentationForm(HouseForm):
    """Who acts for the client before whom."""

    before = forms.ChoiceField(
        label=pgettext_lazy("proceedings", "Before"), choices=Representation.Before.choices
    )
    scheme = forms.ChoiceField(label=_("Through"), choices=Representation.Scheme.choices)
    representative = forms.CharField(label=_("Lawyer or firm on record"), max_length=160)
    acting_from = DayMonthYearField(label=_("Acting from"), noun=_("the first day"), not_after=today)


class CeasedForm(HouseForm):
    """When somebody ceased to act, and why."""

    ceased_on = DayMonthYearField(
        label=_("Ceased to act"), noun=_("the last day"), not_after=today, initial=today
    )
    ceased_reason = forms.CharField(label=_("Why"), max_length=300, required=False)

"""Forms of counselling: their shape and their words."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.clock import today
from core.forms import DayMonthYearField, HouseForm
from counselling.models import Flag, Measure, RiskLevel, Session

LONG = forms.Textarea(attrs={"rows": 14})


Choices = list[tuple[Any, Any]]


def _person(label: Any, **kwargs: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=UUID, **kwargs)


class EpisodeForm(HouseForm):
    """Who counsels, and from when."""

    creates = True
    counsellor = _person(_("Counsellor"))
    opened_on = DayMonthYearField(
        label=_("Counselling starts"), noun=_("the day counselling starts"), not_after=today
    )

    def __init__(self, *args: Any, counsellors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counsellor"].choices = [("", _("Choose")), *counsellors]  # type: ignore[attr-defined]


class CloseForm(HouseForm):
    """The last day of an episode."""

    closed_on = DayMonthYearField(
        label=_("Counselling ended"), noun=_("the day counselling ended"), not_after=today
    )


class SessionForm(HouseForm):
    """A session and its note."""

    held_on = DayMonthYearField(label=_("Date"), noun=_("the date of the session"), not_after=today)
    attendance = forms.ChoiceField(
        label=_("Did they come?"), choices=Session.Attendance.choices, widget=forms.RadioSelect
    )
    start_time = forms.TimeField(
        label=pgettext_lazy("time", "Start"),
        required=False,
        help_text=_("For example 14:30"),
        widget=forms.TimeInput(format="%H:%M"),
    )
    duration_minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=480)
    mode = forms.ChoiceField(label=_("How"), choices=Session.Mode.choices, initial=Session.Mode.IN_PERSON)
    interpreter = forms.CharField(
        label=_("Interpreter"),
        required=False,
        max_length=60,
        help_text=_("Number or name. The same person each time, where possible."),
    )
    note = forms.CharField(
        label=pgettext_lazy("attendance", "Note"),
        required=False,
        max_length=20000,
        widget=LONG,
        help_text=_(
            "Only you and your clinical supervisor read it. What was brought, themes, risk, plan, next."
        ),
    )
    risk_level = forms.ChoiceField(
        label=_("Risk to themselves or others"),
        required=False,
        choices=[("", _("Not set yet")), *RiskLevel.choices],
        help_text=_("High and imminent ask for action on the same day."),
    )
    needs_supervision = forms.BooleanField(label=_("Bring to supervision"), required=False)


class NewSessionForm(SessionForm):
    """A session not recorded yet."""

    creates = True


class AddendumForm(HouseForm):
    """What is added to a signed note."""

    creates = True
    text = forms.CharField(
        label=_("Addendum"),
        max_length=20000,
        widget=LONG,
        help_text=_("The note itself stays as it was signed. An addendum cannot be changed either."),
    )


class MeasureForm(HouseForm):
    """A questionnaire's score."""

    creates = True
    tool = forms.ChoiceField(label=_("Measure"), choices=Measure.Tool.choices, widget=forms.RadioSelect)
    taken_on = DayMonthYearField(label=_("Date"), noun=_("the date of the measure"), not_after=today)
    total = forms.IntegerField(
        label=_("Score"), min_value=0, max_value=27, help_text=_("PHQ-9: 0 to 27. GAD-7: 0 to 21.")
    )
    item_nine = forms.TypedChoiceField(
        label=_("PHQ-9: answer to item 9"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Not asked (GAD-7)")), (0, "0"), (1, "1"), (2, "2"), (3, "3")],
        help_text=_("Above 0 asks for action on the same day, however low the score."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_phq, item = cleaned.get("tool") == Measure.Tool.PHQ_9, cleaned.get("item_nine")
        if is_phq and item is None:
            self.add_error("item_nine", _("Choose the answer to item 9, for example 0"))
        if not is_phq and item is not None:
            self.add_error("item_nine", _("GAD-7 has no item 9: choose “Not asked”"))
        return cleaned


class SafetyPlanForm(HouseForm):
    """A new version of the safety plan."""

    creates = True
    text = forms.CharField(
        label=_("Safety plan"),
        max_length=20000,
        widget=LONG,
        help_text=_("Warning signs, what helps, whom to call, how to make the room safe."),
    )


class FlagForm(HouseForm):
    """A sign to the legal team."""

    creates = True
    kind = forms.ChoiceField(label=_("Flag"), choices=Flag.Kind.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason, kept inside"),
        required=False,
        max_length=5000,
        widget=forms.Textarea,
        help_text=_("The legal team sees the flag and your name, never this reason."),
    )


class RiskForm(HouseForm):
    """What was done about a danger."""

    action = forms.CharField(
        label=_("What did you do?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Whom you called, what you agreed, what happens next."),
    )


class SupervisionForm(HouseForm):
    """Who supervises whose clinical work."""

    creates = True
    counsellor = _person(_("Counsellor"))
    supervisor = _person(
        _("Clinical supervisor"),
        help_text=_("Reads every note and score of the counsellor while this lasts."),
    )
    from_on = DayMonthYearField(label=_("From"), noun=_("the first day"))
    until_on = DayMonthYearField(label=_("Until"), noun=_("the last day"), required=False)

    def __init__(self, *args: Any, counsellors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("counsellor", "supervisor"):
            self.fields[name].choices = [("", _("Choose")), *counsellors]  # type: ignore[attr-defined]


class EndSupervisionForm(HouseForm):
    """The last day of a supervision."""

    until_on = DayMonthYearField(label=_("Last day"), noun=_("the last day"))

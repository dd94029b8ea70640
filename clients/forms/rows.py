"""One form for each kind of row under a client."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clients.models import (
    Alert,
    ClientIdentifier,
    ClientLanguage,
    ClientName,
    ClientNationality,
    Consent,
    DetentionSpan,
    HouseholdMember,
    Recognizance,
    Relative,
    SpecificNeed,
)
from core.access.classes import FieldClass
from core.clock import today
from core.forms import ColumnsForm, DayMonthYearField, of_columns

# What may travel under a consent; session notes and staff records never do.
SHARED = (
    FieldClass.IDENTITY,
    FieldClass.CONTACT,
    FieldClass.OPERATIONAL,
    FieldClass.IMMIGRATION,
    FieldClass.PERSECUTION,
    FieldClass.PROTECTION,
    FieldClass.HEALTH,
    FieldClass.LEGAL_PRIVILEGED,
    FieldClass.FINANCE,
)


class RowForm(ColumnsForm):
    """A new row; a double click makes one."""

    creates = True


@of_columns(ClientName, "kind", "full_name", "given_name", "family_name", "is_display", "note")
class NameForm(RowForm):
    """One more name."""


@of_columns(ClientLanguage, "language", "dialect", "is_first", "is_interpreter_needed")
class LanguageForm(RowForm):
    """One more language."""


@of_columns(ClientNationality, "country", "status", "is_at_birth", "is_current")
class NationalityForm(RowForm):
    """One more nationality."""


@of_columns(ClientIdentifier, "kind", "number", "country", "issued_on", "expires_on", "whereabouts")
class IdentifierForm(RowForm):
    """One more number on a paper."""

    issued_on = DayMonthYearField(
        label=_("Issued on"), noun=_("the date of issue"), required=False, not_after=today
    )


@of_columns(Alert, "severity", "text", "review_on")
class AlertForm(RowForm):
    """A warning on every page."""

    review_on = DayMonthYearField(
        label=_("Review by"), noun=_("the day to look at it again"), not_before=today
    )


@of_columns(Alert, "end_reason")
class EndAlertForm(ColumnsForm):
    """Why a warning goes."""

    end_reason = forms.CharField(
        label=_("Why it ends"), max_length=200, error_messages={"required": _("Say why, in a few words")}
    )


@of_columns(
    Consent,
    "recipient",
    "purpose",
    "purpose_words",
    "data_classes",
    "data_words",
    "language",
    "interpreter",
    "given_on",
    "refused_on",
    "expires_on",
)
class ConsentForm(RowForm):
    """What the person agreed to or refused."""

    data_classes = forms.MultipleChoiceField(
        label=_("Kinds of data that may travel"),
        choices=[(str(one), one.label) for one in SHARED],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    given_on = DayMonthYearField(
        label=pgettext_lazy("consent", "Given on"),
        noun=_("the day they agreed"),
        required=False,
        not_after=today,
    )
    refused_on = DayMonthYearField(
        label=_("Or refused on"), noun=_("the day they refused"), required=False, not_after=today
    )
    expires_on = DayMonthYearField(label=_("Until"), noun=_("the last day"), required=False, not_before=today)

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("given_on") and cleaned.get("refused_on"):
            self.add_error("refused_on", _("Enter either the day they agreed or the day they refused"))
        return cleaned


@of_columns(SpecificNeed, "code", "noted_on", "note")
class NeedForm(RowForm):
    """A specific need."""

    noted_on = DayMonthYearField(
        label=_("Noted on"), noun=_("the day it was noted"), required=False, not_after=today
    )


@of_columns(Relative, "relationship", "name", "country", "note")
class RelativeForm(RowForm):
    """A family member who is no client."""


@of_columns(DetentionSpan, "place", "started_on", "ended_on", "power", "release")
class DetentionForm(RowForm):
    """A time in detention."""

    started_on = DayMonthYearField(label=_("Detained since"), noun=_("the first day"), not_after=today)
    ended_on = DayMonthYearField(
        label=_("Released on"), noun=_("the day of release"), required=False, not_after=today
    )


@of_columns(DetentionSpan, "ended_on", "release")
class ReleaseForm(ColumnsForm):
    """The day somebody came out, and how."""

    ended_on = DayMonthYearField(label=_("Released on"), noun=_("the day of release"), not_after=today)


@of_columns(Recognizance, "kind", "number", "started_on", "next_report_on")
class RecognizanceForm(RowForm):
    """A recognizance paper."""

    started_on = DayMonthYearField(label=_("In force since"), noun=_("the first day"), not_after=today)
    next_report_on = DayMonthYearField(
        label=_("Next report"), noun=_("the day to report"), required=False, not_before=today
    )


@of_columns(HouseholdMember, "reference", "relationship", "joined_on")
class MemberForm(RowForm):
    """A client who joins the household."""

    columns = {"reference": "relationship"}

    reference = forms.CharField(
        label=_("Reference of the client who joins"),
        max_length=20,
        error_messages={"required": _("Enter the reference, for example P-1187")},
    )
    joined_on = DayMonthYearField(
        label=_("Joined on"), noun=_("the day they joined"), required=False, not_after=today
    )

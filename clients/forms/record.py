"""Changing the record itself, the rules for contact, and giving reasons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.access import Seen
from core.clock import today
from core.forms import ColumnsForm, DayMonthYearField, HouseForm, PartialDateField, PhoneField, of_columns

from .births import birth_of, oldest_birth


@of_columns(
    Client,
    "gender",
    "gender_words",
    "form_sex",
    "birth",
    "birth_on_papers",
    "stated_age",
    "stated_age_on",
    "habitual_residence",
    "phone",
    "address",
    "interpreter_gender",
    "adjustments",
    "arrived_on",
    "entry",
    "stay_limit_on",
    "protection_note",
    "closed_on",
)
class ClientForm(ColumnsForm):
    """The person's record."""

    columns = {"birth": "birth_year"}

    birth = PartialDateField(
        label=_("Date of birth, as far as known"),
        noun=_("the date of birth"),
        required=False,
        not_after=today,
        not_before=oldest_birth,
    )
    phone = PhoneField(label=_("Phone"), required=False)
    stated_age_on = DayMonthYearField(
        label=_("Age stated on"), noun=_("the day they said so"), required=False, not_after=today
    )
    arrived_on = DayMonthYearField(
        label=_("Arrived in Hong Kong"), noun=_("the day of arrival"), required=False, not_after=today
    )

    def values_of(self, seen: Seen) -> dict[str, Any]:
        own = super().values_of(seen)
        return own | ({"birth": seen.birth} if seen.may_read("birth_year") else {})

    def changes(self) -> dict[str, Any]:
        """The answers as `change_client` takes them."""
        answers = dict(self.answers)
        if "birth" in answers:
            answers["birth"] = birth_of(answers["birth"])
        return answers


@of_columns(
    Client,
    "may_call",
    "may_leave_voicemail",
    "may_text",
    "may_say_who_we_are",
    "may_write_home",
    "contact_hours",
    "contact_language",
    "contact_note",
    "contact_checked_on",
    "contact_review_on",
)
class ContactForm(ColumnsForm):
    """How the person may be reached without harm."""

    contact_checked_on = DayMonthYearField(
        label=_("Checked with them on"), noun=_("the day you asked"), not_after=today
    )
    contact_review_on = DayMonthYearField(
        label=_("Ask again by"), noun=_("the day to ask again"), required=False, not_before=today
    )


class ReasonForm(HouseForm):
    """Why: kept with the act."""

    reason = forms.CharField(
        label=_("Why"), max_length=300, error_messages={"required": _("Say why, in a few words")}
    )


@of_columns(Client, "code_name")
class CodeNameForm(ColumnsForm):
    """The name shown instead."""

    code_name = forms.CharField(
        label=_("Code name"),
        max_length=60,
        help_text=_("Shown everywhere instead of the name. It must say nothing about the person."),
        error_messages={"required": _("Enter a code name, for example Kingfisher")},
    )

"""The steps about the situation: safe contact, the claim and its dates, what is needed, agreement."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from clients.places import language_choices
from core.clock import today
from core.forms import DayMonthYearField, PhoneField
from referrals.models import words

from .base import StepForm, either, long_text

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
YES_NO_UNKNOWN = [*YES_NO, ("", _("I do not know"))]


class ContactForm(StepForm):
    """How the person may be reached without putting them at risk."""

    WAYS = [
        ("may_call", _("Call them")),
        ("may_voicemail", _("Leave a voicemail")),
        ("may_text", _("Send a text or chat message")),
        ("may_say_who", _("Say who we are if someone else answers")),
    ]
    ways = forms.MultipleChoiceField(
        label=_("How may we contact them?"),
        choices=WAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Tick all that are safe. Leave everything empty if nothing is safe: we will call you instead."
        ),
    )
    phone = PhoneField(
        label=_("Safe phone number"),
        required=False,
        help_text=_("A number they alone use, or one you may answer for them."),
    )
    safe_hours = forms.CharField(
        label=_("Safe hours"), max_length=80, required=False, help_text=_("For example, 09:00 to 12:00")
    )
    safety_note = forms.CharField(
        label=_("Is there anybody who must not find out?"),
        max_length=500,
        required=False,
        widget=long_text(3),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("ways") and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Enter the safe phone number, or tick no way to contact them"))
        return given

    def person(self) -> dict[str, Any]:
        given = dict(self.answers)
        ways = set(given.pop("ways"))
        return given | {name: name in ways for name, _label in self.WAYS}


class SituationForm(StepForm):
    """Where the claim stands, what is dated, what cannot wait."""

    stage = forms.ChoiceField(
        label=_("Where does their claim stand?"), choices=words.Stage, widget=forms.RadioSelect
    )
    next_kind = forms.ChoiceField(
        label=_("What comes next?"),
        choices=either(words.NextDate.choices, _("Nothing with a date, or not known")),
        required=False,
    )
    next_on = DayMonthYearField(
        label=_("On which day?"),
        noun=_("that day"),
        required=False,
        help_text=_("For example, 08 04 2026"),
    )
    is_detained = forms.ChoiceField(
        label=_("Are they in detention?"), choices=YES_NO, widget=forms.RadioSelect
    )
    detained_at = forms.CharField(label=_("Where are they held?"), max_length=200, required=False)
    has_lawyer = forms.ChoiceField(
        label=_("Does a lawyer act for them now?"),
        choices=YES_NO_UNKNOWN,
        required=False,
        widget=forms.RadioSelect,
    )
    lawyer = forms.CharField(label=_("Name of the lawyer or firm"), max_length=200, required=False)
    pressing = forms.MultipleChoiceField(
        label=_("Does one of these apply today?"),
        choices=words.Pressing,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("next_on") and not given.get("next_kind"):
            self.add_error("next_kind", _("Choose what happens on that day"))
        return given

    def facts(self) -> dict[str, Any]:
        given = dict(self.answers)
        known = {"yes": True, "no": False}
        return given | {
            "is_detained": given["is_detained"] == "yes",
            "has_lawyer": known.get(given["has_lawyer"]),
        }


class HelpForm(StepForm):
    """What is asked for, and what happened, in the referrer's words."""

    asked_for = forms.CharField(label=_("What help is needed?"), max_length=1000, widget=long_text(3))
    account = forms.CharField(
        label=_("What should we know?"),
        max_length=8000,
        required=False,
        widget=long_text(8),
        help_text=_(
            "What happened here in Hong Kong, and why it is urgent. "
            "You need not tell what they fled from: we will ask them ourselves."
        ),
    )
    other_side = forms.CharField(
        label=_("People or companies on the other side"),
        max_length=500,
        required=False,
        widget=long_text(3),
        help_text=_("For example an employer, a landlord, a husband. One to a line."),
    )

    def facts(self) -> dict[str, Any]:
        return dict(self.answers)


class ConsentForm(StepForm):
    """Whether the person agrees, and how they were asked."""

    # Which of the others is needed depends on the first answer.
    marks_optional = False

    consent = forms.ChoiceField(
        label=_("Does the person agree to this referral?"),
        choices=words.Consent,
        widget=forms.RadioSelect,
        help_text=_("They may say no and still get help from you."),
    )
    consent_on = DayMonthYearField(
        label=_("When did they agree?"),
        noun=_("the day the person agreed"),
        required=False,
        not_after=today,
        help_text=_("For example, 27 03 2026"),
    )
    consent_how = forms.ChoiceField(
        label=_("How did they agree?"),
        choices=either(words.ConsentHow.choices, _("Choose one")),
        required=False,
    )
    consent_language = forms.ChoiceField(
        label=_("In which language did you ask?"),
        choices=lambda: either(language_choices, _("Choose a language")),
        required=False,
    )
    consent_interpreter = forms.ChoiceField(
        label=_("Who interpreted?"),
        choices=either(words.Interpreting.choices, _("Choose one")),
        required=False,
    )
    consent_missing_why = forms.CharField(
        label=_("If they cannot be asked: why?"), max_length=500, required=False, widget=long_text(2)
    )
    NEEDED: dict[str, dict[str, Any]] = {
        words.Consent.YES: {
            "consent_on": _("Enter the day the person agreed, for example 27 03 2026"),
            "consent_how": _("Choose how they agreed"),
            "consent_language": _("Choose the language you asked in"),
            "consent_interpreter": _("Choose who interpreted"),
        },
        words.Consent.CANNOT_ASK: {"consent_missing_why": _("Say why they cannot be asked now")},
    }

    def clean_consent(self) -> str:
        given = self.cleaned_data["consent"]
        if given == words.Consent.NO:
            raise ValidationError(
                _("We cannot accept a referral the person does not agree to. Nothing was sent.")
            )
        return given

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, message in self.NEEDED.get(given.get("consent", ""), {}).items():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, message)
        return given

    def facts(self) -> dict[str, Any]:
        given = dict(self.answers)
        if given["consent"] != words.Consent.YES:
            return {name: given[name] for name in ("consent", "consent_missing_why")}
        return given | {"consent_missing_why": ""}

"""The steps about people: who refers, whom, and their family."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Client, ClientIdentifier
from clients.models.households import Relationship
from clients.places import country_choices, language_choices
from core.clock import today
from core.forms import PartialDateField, PhoneField
from referrals.models import words

from .base import StepForm, either

FAMILY = [choice for choice in Relationship.choices if choice[0] != Relationship.SELF]


class PartnerWhoForm(StepForm):
    """Who of a partner organisation refers; the organisation itself is known."""

    referrer_name = forms.CharField(label=_("Your name"), max_length=120)
    referrer_role = forms.CharField(
        label=_("Your work"), max_length=120, required=False, help_text=_("For example, caseworker")
    )
    referrer_phone = PhoneField(label=_("Phone we may call you on"), required=False)
    referrer_email = forms.EmailField(label=_("E-mail"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        is_wrong = {"referrer_phone", "referrer_email"} & set(self.errors)
        if not is_wrong and not (given.get("referrer_phone") or given.get("referrer_email")):
            self.add_error(
                "referrer_phone", _("Enter a phone number or an e-mail address, so that we can answer")
            )
        return given

    def facts(self) -> dict[str, Any]:
        return {"sender": words.Sender.ORGANISATION, **self.answers}


class WhoForm(PartnerWhoForm):
    """Who refers through the public form."""

    field_order = ["sender", "referrer_name", "referrer_agency"]
    sender = forms.ChoiceField(label=_("Who are you?"), choices=words.Sender, widget=forms.RadioSelect)
    referrer_agency = forms.CharField(
        label=_("Your organisation"),
        max_length=200,
        required=False,
        help_text=_("If you work for one"),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("sender") == words.Sender.ORGANISATION and not given.get("referrer_agency"):
            self.add_error("referrer_agency", _("Enter the name of your organisation"))
        return given

    def facts(self) -> dict[str, Any]:
        return dict(self.answers)


class NamesForm(StepForm):
    """What is asked of everybody: one name is enough, no surname is."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("As they use it, in their own order. One name is enough."),
    )
    name_original = forms.CharField(
        label=_("Name in their own script"),
        max_length=200,
        required=False,
        help_text=_("For example আমিনা, محمد or 陳大文"),
    )
    birth = PartialDateField(
        label=_("Born"),
        noun=_("birth"),
        required=False,
        not_after=today,
        help_text=_("The year alone is enough. For example, 1994"),
    )
    gender = forms.ChoiceField(
        label=_("Gender"), required=False, choices=lambda: either(Client.Gender.choices, _("Not said"))
    )
    nationality = forms.ChoiceField(
        label=_("Nationality"), required=False, choices=lambda: either(country_choices, _("Not said"))
    )

    def person(self) -> dict[str, Any]:
        given = dict(self.answers)
        birth = given.pop("birth")
        countries = [given.pop(name, "") for name in ("nationality", "second_nationality")]
        return given | {
            "birth_on": birth.on if birth else None,
            "birth_precision": birth.precision if birth else "",
            "nationalities": list(dict.fromkeys(filter(None, countries))),
        }


class PersonForm(NamesForm):
    """The person the referral is about."""

    field_order = ["name", "name_original", "other_names"]
    other_names = forms.CharField(
        label=_("Other names or spellings"),
        max_length=300,
        required=False,
        help_text=_("As on papers, or what people call them. Put a comma between names."),
    )
    second_nationality = forms.ChoiceField(
        label=_("Second nationality"), required=False, choices=lambda: either(country_choices, _("None"))
    )
    language = forms.ChoiceField(
        label=_("Language they speak best"), choices=lambda: either(language_choices, _("Choose a language"))
    )
    other_languages = forms.CharField(label=_("Dialect, or other languages"), max_length=200, required=False)
    needs_interpreter = forms.ChoiceField(
        label=_("Do they need an interpreter?"),
        choices=words.NeedsInterpreter,
        required=False,
        widget=forms.RadioSelect,
    )
    interpreter_gender = forms.ChoiceField(
        label=_("Whom would they rather speak through?"),
        choices=lambda: either(Client.InterpreterGender.choices, _("No preference")),
        required=False,
    )
    identifier_kind = forms.ChoiceField(
        label=_("Paper with a number"),
        choices=lambda: either(ClientIdentifier.Kind.choices, _("None, or not known")),
        required=False,
    )
    identifier = forms.CharField(label=_("Number on that paper"), max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("identifier") and not given.get("identifier_kind"):
            self.add_error("identifier_kind", _("Choose the paper the number is on"))
        if given.get("identifier_kind") and not given.get("identifier"):
            given["identifier_kind"] = ""
        return given


class RelativeForm(NamesForm):
    """A family member who also needs help."""

    field_order = ["name", "name_original", "relationship"]
    relationship = forms.ChoiceField(
        label=_("What are they to the person?"), choices=either(FAMILY, _("Choose one"))
    )

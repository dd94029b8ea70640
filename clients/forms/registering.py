"""Looking for a person, and registering them when they are not there yet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Client, ClientIdentifier, ClientLanguage, ClientName
from clients.places import country_choices, language_choices
from core.clock import today
from core.forms import ColumnsForm, PartialDateField, PhoneField, field_for, of_columns

from .births import birth_of, oldest_birth


@of_columns(Client)
class LookForm(ColumnsForm):
    """What is known of a person before anybody writes a new file."""

    columns = {"name": "display_name", "number": "arrived_on"}

    name = forms.CharField(
        label=_("Name, in any spelling or script"),
        max_length=100,
        error_messages={"required": _("Enter a name, for example Amina or أمينة")},
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth, if known"), required=False, min_value=1900, max_value=2100
    )
    phone = PhoneField(label=_("Phone"), required=False, max_length=30)
    number = forms.CharField(label=_("Number on a paper, for example Form 8"), required=False, max_length=40)

    def as_text(self) -> str:
        """The answers as one stored search: a line each."""
        return "\n".join(
            str(self.answers.get(name) or "") for name in ("name", "birth_year", "phone", "number")
        )

    @staticmethod
    def from_text(text: str) -> dict[str, Any]:
        """The answers of a stored search."""
        name, year, phone, number = [*text.split("\n"), "", "", ""][:4]
        return {"name": name, "birth_year": int(year) if year else None, "phone": phone, "number": number}


@of_columns(
    Client,
    "full_name",
    "given_name",
    "family_name",
    "own_script",
    "birth",
    "gender",
    "language",
    "dialect",
    "is_interpreter_needed",
    "interpreter_gender",
    "nationality",
    "phone",
    "may_call",
    "may_leave_voicemail",
    "may_text",
    "may_say_who_we_are",
    "contact_hours",
    "contact_note",
    "number_kind",
    "number",
)
class RegisterForm(ColumnsForm):
    """Everything that can be asked at the door; only the name must be."""

    creates = True
    columns = {
        "full_name": "display_name",
        "given_name": "display_name",
        "family_name": "display_name",
        "own_script": "display_name",
        "birth": "birth_year",
        "nationality": "habitual_residence",
        "number_kind": "arrived_on",
        "number": "arrived_on",
        "language": "interpreter_gender",
    }

    full_name = forms.CharField(
        label=_("Name they use, in their own order"),
        max_length=200,
        error_messages={"required": _("Enter the name they use, for example Amina Doreh")},
    )
    given_name = field_for(ClientName, "given_name")
    family_name = field_for(ClientName, "family_name")
    own_script = forms.CharField(label=_("Name in their own script"), required=False, max_length=200)
    birth = PartialDateField(
        label=_("Date of birth, as far as known"),
        noun=_("the date of birth"),
        required=False,
        not_after=today,
        not_before=oldest_birth,
    )
    language = forms.ChoiceField(label=_("First language"), required=False)
    dialect = field_for(ClientLanguage, "dialect")
    is_interpreter_needed = field_for(ClientLanguage, "is_interpreter_needed")
    nationality = forms.ChoiceField(label=_("Nationality"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    number_kind = forms.ChoiceField(label=_("Kind of paper"), required=False)
    number = forms.CharField(label=_("Number on it"), required=False, max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank = ("", _("Not recorded"))
        choices = {
            "language": language_choices(),
            "nationality": country_choices(),
            "number_kind": ClientIdentifier.Kind.choices,
        }
        for name, pairs in choices.items():
            if name in self.fields:
                self.fields[name].choices = [blank, *pairs]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("number") and not cleaned.get("number_kind"):
            self.add_error("number_kind", _("Choose what kind of paper the number is on"))
        return cleaned

    def as_client(self) -> dict[str, Any]:
        """The answers as `create_client` takes them."""
        answers = self.answers
        rules = {name: answers[name] for name in CONTACT if name in answers}
        return {
            "names": list(_names(answers)),
            "birth": birth_of(answers.get("birth")),
            "phone": answers.get("phone", ""),
            "contact_rules": rules if any(rules.values()) else None,
            "languages": _languages(answers),
            "nationalities": [code for code in [answers.get("nationality")] if code],
            "identifiers": _identifiers(answers),
            "gender": answers.get("gender", ""),
            "interpreter_gender": answers.get("interpreter_gender", ""),
            "idempotency_key": self.cleaned_data.get("idempotency_key"),
        }


CONTACT = (
    "may_call",
    "may_leave_voicemail",
    "may_text",
    "may_say_who_we_are",
    "contact_hours",
    "contact_note",
)


def _names(answers: dict[str, Any]):
    parts = {name: answers[name] for name in ("full_name", "given_name", "family_name")}
    yield {"kind": ClientName.Kind.USED, **parts, "is_display": True}
    if answers.get("own_script"):
        yield {"kind": ClientName.Kind.USED, "full_name": answers["own_script"]}


def _languages(answers: dict[str, Any]) -> list[dict[str, Any]]:
    if not answers.get("language"):
        return []
    return [{name: answers[name] for name in ("language", "dialect", "is_interpreter_needed")}]


def _identifiers(answers: dict[str, Any]) -> list[dict[str, Any]]:
    if not answers.get("number"):
        return []
    return [{"kind": answers["number_kind"], "number": answers["number"]}]

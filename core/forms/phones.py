"""Telephone numbers: typed as people write them, kept in the international form."""

from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HONG_KONG_DIGITS = 8


class PhoneInput(forms.TextInput):
    """A telephone keyboard on phones."""

    input_type = "tel"


class PhoneField(forms.CharField):
    """A telephone number, cleaned to E.164 ("+85291234567"); without a country it is a Hong Kong one."""

    widget = PhoneInput
    default_error_messages = {
        "required": _("Enter a phone number, for example 9123 4567"),
        "too_short": _("Enter all 8 digits of the phone number, for example 9123 4567"),
        "invalid": _("Check the phone number. Abroad, start with + and the country: +44 20 7946 0000"),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """The number in E.164, or an empty string."""
        typed = super().clean(value)
        return _international(typed, self.error_messages) if typed else ""

    def prepare_value(self, value: Any) -> Any:
        """A kept number is shown with spaces."""
        try:
            number = phonenumbers.parse(str(value or ""), None)
        except phonenumbers.NumberParseException:
            return value
        home = phonenumbers.country_code_for_region(settings.PHONENUMBER_DEFAULT_REGION)
        shapes = phonenumbers.PhoneNumberFormat
        shape = shapes.NATIONAL if number.country_code == home else shapes.INTERNATIONAL
        return phonenumbers.format_number(number, shape)


def _international(typed: str, messages: dict[str, Any]) -> str:
    digits = sum(character.isdigit() for character in typed)
    if not typed.startswith("+") and digits < HONG_KONG_DIGITS:
        raise ValidationError(messages["too_short"], code="too_short")
    try:
        number = phonenumbers.parse(typed, settings.PHONENUMBER_DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        raise ValidationError(messages["invalid"], code="invalid")
    if not phonenumbers.is_possible_number(number):
        raise ValidationError(messages["invalid"], code="invalid")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

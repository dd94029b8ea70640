"""Django's own messages say what is wrong; ours say what to do, with the question they belong to."""

from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

REQUIRED: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.FileField, _("Choose a file for “{label}”")),
    (forms.BooleanField, _("Tick “{label}” to go on")),
    (forms.ChoiceField, _("Choose an answer for “{label}”")),
    (forms.ModelChoiceField, _("Choose an answer for “{label}”")),
    (forms.Field, _("Fill in “{label}”")),
)
OTHERS = {
    "invalid_choice": _("Choose one of the answers listed"),
    "max_length": _("Shorten this to %(limit_value)d characters; it has %(show_value)d now"),
    "min_value": _("Enter a number of at least %(limit_value)s"),
    "max_value": _("Enter a number of at most %(limit_value)s"),
    "max_digits": _("Enter a number of at most %(max)s digits"),
    "max_decimal_places": _("Enter at most %(max)s figures after the point"),
}
INVALID: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.EmailField, _("Enter the whole e-mail address, for example name@example.org")),
    (forms.IntegerField, _("Enter a whole number in figures, for example 12")),
    (forms.DecimalField, _("Enter a number in figures, for example 12.50")),
    (forms.TimeField, _("Enter the time as hours and minutes, for example 14:30")),
    (forms.DateTimeField, _("Enter the day and the time, for example 27/03/2026 14:30")),
)


def say_what_to_do(field: forms.Field) -> None:
    """Replace Django's default messages on this field; messages a form chose itself stay."""
    if _is_default(field, "required"):
        wording = next(wording for kind, wording in REQUIRED if isinstance(field, kind))
        field.error_messages["required"] = format_lazy(wording, label=field.label or lazystr(""))
    for code, wording in OTHERS.items():
        if code not in field.error_messages or _is_default(field, code):
            field.error_messages[code] = wording
    for kind, wording in INVALID:
        if type(field) is kind and _is_default(field, "invalid"):
            field.error_messages["invalid"] = wording


def _is_default(field: forms.Field, code: str) -> bool:
    """True when the message is the one of Django's own field class."""
    for kind in type(field).__mro__:
        own = kind.__dict__.get("default_error_messages", {})
        if code in own:
            is_djangos = kind.__module__.startswith("django.forms")
            return is_djangos and field.error_messages.get(code) == own[code]
    return False

"""Telephone numbers as people write them."""

import pytest
from django import forms

from core.forms import PhoneField


class OnePhone(forms.Form):
    phone = PhoneField(label="Phone")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9123 4567", "+85291234567"),
        ("(852) 9123-4567", "+85291234567"),
        ("+852 91234567", "+85291234567"),
        ("+44 20 7946 0000", "+442079460000"),
    ],
)
def test_a_number_is_kept_in_one_form(typed, kept):
    form = OnePhone({"phone": typed})
    assert form.is_valid()
    assert form.cleaned_data["phone"] == kept


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter a phone number, for example 9123 4567"),
        ("9000 00", "Enter all 8 digits of the phone number, for example 9123 4567"),
        ("+44 20", "Check the phone number. Abroad, start with + and the country: +44 20 7946 0000"),
        (
            "ask 12345678x9012345678",
            "Check the phone number. Abroad, start with + and the country: +44 20 7946 0000",
        ),
    ],
)
def test_a_wrong_number_says_what_to_do(typed, says):
    assert OnePhone({"phone": typed}).errors == {"phone": [says]}


def test_a_kept_number_is_shown_with_spaces():
    field = PhoneField()
    shown = [field.prepare_value(one) for one in ("+85291234567", "+442079460000", "9000 00", None)]
    assert shown == ["9123 4567", "+44 20 7946 0000", "9000 00", None]

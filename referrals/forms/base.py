"""What the steps share."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from core.forms import HouseForm


def either(choices: Iterable[tuple[str, Any]] | Callable, blank: Any) -> list[tuple[str, Any]]:
    """Choices of a list to pick from, with words for picking none."""
    return [("", blank), *(choices() if callable(choices) else choices)]


def long_text(rows: int) -> forms.Textarea:
    """A box of some lines."""
    return forms.Textarea(attrs={"rows": rows})


class StepForm(HouseForm):
    """A step: `facts()` gives columns of the referral, `person()` columns of the person it is about."""

    def facts(self) -> dict[str, Any]:
        return {}

    def person(self) -> dict[str, Any]:
        return {}

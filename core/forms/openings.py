"""Forms for opening what is restricted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.access.classes import FieldClass
from core.forms.house import HouseForm

REASON = forms.Textarea(attrs={"rows": 3})


class AskForm(HouseForm):
    """Why the user needs to see one class of data on one record."""

    reason = forms.CharField(
        label=_("What do you need it for?"),
        help_text=_(
            "The person who answers reads this. For example: the hospital asks for the diagnosis by Friday."
        ),
        min_length=5,
        max_length=500,
        widget=REASON,
    )


class BreakGlassForm(HouseForm):
    """What to open in an emergency, and why."""

    classes = forms.MultipleChoiceField(
        label=_("What do you have to see?"), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("What is the emergency?"),
        help_text=_("At least 20 characters. Two people are told at once, and one of them reviews it."),
        min_length=20,
        max_length=500,
        widget=REASON,
    )

    def __init__(self, *args, classes: list[FieldClass], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["classes"].choices = [(str(one), one.label) for one in classes]  # type: ignore[attr-defined]


class FindRecordForm(HouseForm):
    """A file by its reference, for somebody who is not on it."""

    reference = forms.CharField(
        label=_("Reference"), help_text=_("For example: C-2026-0143 or P-1187."), max_length=20
    )

"""Forms for papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.clock import today
from core.forms import DayMonthYearField, HouseForm
from documents.models import Document


def _day(label: Any, noun: Any, **options: Any) -> DayMonthYearField:
    return DayMonthYearField(label=label, noun=noun, required=False, not_after=today, **options)


class DescribeForm(HouseForm):
    """What is said about a paper."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=[("", _("Choose")), *Document.Kind.choices])
    title = forms.CharField(
        label=_("Title"),
        help_text=_("In plain words and without names, for example: Proof of address. Empty shows the kind."),
        required=False,
        max_length=120,
    )
    dated_on = _day(_("Date on the paper"), _("the date on the paper"))
    received_on = _day(pgettext_lazy("date", "Received"), _("the day it was received"))
    served_on = _day(
        _("Served"),
        _("the day it was served"),
        help_text=_(
            "For notices and decisions: the day the person or their lawyer got it. Time may run from it."
        ),
    )
    from_whom = forms.CharField(
        label=_("From whom"),
        help_text=_("An office, firm or role, not a person."),
        required=False,
        max_length=120,
    )
    is_sensitive = forms.BooleanField(
        label=_("Sensitive: for the legal team only"),
        help_text=_("Others on the file do not see it, or only that it exists."),
        required=False,
    )


class UploadForm(DescribeForm):
    """A paper to take in."""

    creates = True
    field_order = ["upload", "kind"]
    proves = forms.ChoiceField(
        label=_("Does it prove an event of this case?"),
        help_text=_("For example the notice that was served, or the receipt for what was filed."),
        required=False,
    )
    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, JPG, PNG, HEIC, Word, Excel, text or e-mail, up to 25 MB."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(
            attrs={"accept": ".pdf,.jpg,.jpeg,.png,.heic,.heif,.docx,.xlsx,.txt,.eml"}
        ),
    )

    def __init__(self, *args: Any, events: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if events:
            self.fields["proves"].choices = [("", _("No")), *events]  # type: ignore[attr-defined]
        else:
            del self.fields["proves"]

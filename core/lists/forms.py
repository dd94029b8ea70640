"""The form before a list leaves the house."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import HouseForm


class ExportForm(HouseForm):
    """Why, and as what."""

    creates = True
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It is kept with the record of this export. Name no client."),
        min_length=8,
        max_length=300,
        error_messages={"required": _("Say what the file is for, such as the report or the meeting.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    format = forms.ChoiceField(
        label=_("File"),
        choices=[("xlsx", _("Excel workbook (XLSX)")), ("csv", _("Table as text (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )

"""The answers a letter asks for."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.clock import today
from core.forms import DayMonthYearField, HouseForm
from documents.rules.merge_fields import EN, FIELDS, ZH, Form, MergeField, Source, Value

SUFFIX = {EN: "_en", ZH: "_zh"}


class IssueForm(HouseForm):
    """One question for each field the letter names and nobody but the writer knows."""

    creates = True

    def __init__(self, *args: Any, wanted: Iterable[str], **kwargs: Any) -> None:
        names = set(wanted)
        self.asked = [
            field for field in FIELDS.values() if field.name in names and field.source == Source.ASKED
        ]
        # Before the house's form looks at its fields, so that these get its messages and cleaning too.
        questions = {name: one for field in self.asked for name, one in _questions(field).items()}
        self.base_fields = {**self.base_fields, **questions}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    @property
    def values(self) -> dict[str, Value]:
        """The answers by merge field, as letters keep them."""
        return {field.name: self._value(field) for field in self.asked}

    def _value(self, field: MergeField) -> Value:
        answers = self.cleaned_data
        if field.form == Form.TEXTS:
            return {language: answers[field.name + suffix] for language, suffix in SUFFIX.items()}
        answer = answers[field.name]
        if isinstance(answer, dt.date):
            return answer.isoformat()
        return answer.strftime("%H:%M") if isinstance(answer, dt.time) else answer

    def field_for(self, name: str) -> str | None:
        """The question to mark when a merge field is missing; None when it is not asked here."""
        return next((one for one in (name, name + SUFFIX[EN]) if one in self.fields), None)


def _questions(field: MergeField) -> dict[str, forms.Field]:
    label = field.label(get_language() or EN)
    if field.form == Form.DATE:
        return {field.name: DayMonthYearField(label=label, noun=label, not_before=today)}
    if field.form == Form.TIME:
        return {field.name: forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}))}
    if field.form == Form.TEXT:
        return {field.name: forms.CharField(label=label, max_length=120)}
    return {
        field.name + SUFFIX[EN]: forms.CharField(label=_in(label, _("English")), max_length=200),
        field.name + SUFFIX[ZH]: forms.CharField(
            label=_in(label, _("Traditional Chinese")),
            help_text=_("Empty prints the English in both columns."),
            max_length=200,
            required=False,
        ),
    }


def _in(label: str, language: Any) -> str:
    return f"{label} ({language})"

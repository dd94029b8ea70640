"""What every form of ours does: clean what was typed, carry its version and its key, say how to go on."""

import uuid
from typing import Any, Self

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict

from core.forms.messages import say_what_to_do
from core.forms.text import clean_text


class HouseFormMixin:
    """Text is cleaned before validation; `version` and `idempotency_key` travel with the form.

    `version` is the record's version when the form was opened; services compare it. Creating forms
    set `creates = True` and hand `idempotency_key` to the service, so that a double click makes one
    record.
    """

    marks_optional = True
    use_required_attribute = False
    creates = False
    is_restored = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            say_what_to_do(field)
            if isinstance(field, forms.CharField):
                field.to_python = _cleaned(field.to_python)  # type: ignore[method-assign]
        if version is not None:
            self.fields["version"] = _hidden(forms.IntegerField, version)
        if self.creates:
            self.fields["idempotency_key"] = _hidden(forms.UUIDField, uuid.uuid4())

    @property
    def answers(self) -> dict[str, Any]:
        """Cleaned values without the two hidden ones: what a service is called with."""
        hidden = {"version", "idempotency_key"}
        return {name: value for name, value in self.cleaned_data.items() if name not in hidden}  # type: ignore[attr-defined]

    def refuse(self, error: ValidationError) -> None:
        """Show what a service refused: beside the fields it names, the rest above the form."""
        by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, texts in by_field.items():
            for text in texts:
                self.add_error(name if name in self.fields else None, text)  # type: ignore[attr-defined]

    @classmethod
    def restored(cls, typed: Any, **kwargs: Any) -> Self:
        """The form as its user left it (`core.drafts.draft_values`), not yet checked; a fresh one without."""
        if not typed:
            return cls(**kwargs)
        form = cls(typed, **kwargs)
        form.is_restored = True
        for name in ("version", "idempotency_key"):
            if name in form.fields:
                form.data[name] = form.fields[name].initial  # type: ignore[attr-defined]
        form._errors = ErrorDict()  # type: ignore[attr-defined]
        return form


class HouseForm(HouseFormMixin, forms.Form):
    """A form of our own."""


class HouseModelForm(HouseFormMixin, forms.ModelForm):
    """A form over a model; it never saves: services do."""

    def save(self, commit: bool = True) -> Any:
        """Refuses: writing belongs to services.

        Raises:
            TypeError: always.
        """
        raise TypeError("Forms do not save; call a service with form.answers.")


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the post, also an empty one; None while the page is only opened."""
    return request.POST if request.method == "POST" else None


def _hidden(kind: type[forms.Field], initial: Any) -> forms.Field:
    return kind(required=False, initial=initial, widget=forms.HiddenInput())


def _cleaned(to_python: Any) -> Any:
    def with_clean_text(value: Any) -> Any:
        return to_python(clean_text(value) if isinstance(value, str) else value)

    return with_clean_text

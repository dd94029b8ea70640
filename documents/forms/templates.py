"""Writing a letter template."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.forms import HouseForm
from documents.rules.merge_fields import EN, FIELDS, ZH

HOW = _(
    "An empty line starts a new paragraph. **Words** in two stars print bold. A paragraph starting with > stands "
    "in a box, lines starting with - are a list, [facts] alone on a line shows the facts."
)


def _fact_choices() -> list[tuple[str, str]]:
    language = get_language() or EN
    return [(name, field.label(language)) for name, field in FIELDS.items()]


class TemplateForm(HouseForm):
    """The names, facts and words of a template in both languages."""

    creates = True
    name_en = forms.CharField(label=_("Name (English)"), max_length=120)
    name_zh = forms.CharField(label=_("Name (Traditional Chinese)"), max_length=120)
    facts = forms.MultipleChoiceField(
        label=_("Facts to show as a table"), required=False, widget=forms.CheckboxSelectMultiple
    )
    subject_en = forms.CharField(label=_("Subject (English)"), max_length=160)
    body_en = forms.CharField(
        label=_("Text (English)"), help_text=HOW, max_length=8000, widget=forms.Textarea(attrs={"rows": 14})
    )
    subject_zh = forms.CharField(label=_("Subject (Traditional Chinese)"), max_length=160)
    body_zh = forms.CharField(
        label=_("Text (Traditional Chinese)"), max_length=8000, widget=forms.Textarea(attrs={"rows": 14})
    )
    change_note = forms.CharField(
        label=_("What changed"), help_text=_("For the list of versions."), max_length=200, required=False
    )

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["facts"].choices = _fact_choices()  # type: ignore[attr-defined]
        for name in ("change_note",) if is_new else ("name_en", "name_zh", "idempotency_key"):
            del self.fields[name]

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """Language -> subject and body."""
        answers = self.cleaned_data
        return {
            EN: {"subject": answers["subject_en"], "body": answers["body_en"]},
            ZH: {"subject": answers["subject_zh"], "body": answers["body_zh"]},
        }

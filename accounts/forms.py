"""Forms of one's own account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import HouseForm

LOOK_COOKIE = "look"


class PreferencesForm(HouseForm):
    """How somebody uses the house; `look` stays on this device."""

    marks_optional = False
    language = forms.ChoiceField(
        label=_("Language of mails and notices"),
        choices=[("en", _("English")), ("zh-hant", _("Traditional Chinese"))],
    )
    look = forms.ChoiceField(
        label=_("Colours on this device"),
        choices=[("light", _("Light")), ("auto", _("As the device is set, light or dark"))],
        widget=forms.RadioSelect,
    )
    uses_shortcuts = forms.BooleanField(label=_("Keyboard shortcuts"), required=False)

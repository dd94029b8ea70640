"""Countries and languages as people name them; stateless and unknown are answers, not gaps."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_countries import countries

# User-assigned codes, as travel documents print them (ICAO 9303).
STATELESS, UNKNOWN = "XXA", "XXX"

LANGUAGES: dict[str, Any] = {
    "am": _("Amharic"),
    "ar": _("Arabic"),
    "bn": _("Bengali"),
    "zh": _("Chinese (written)"),
    "yue": _("Cantonese"),
    "cmn": _("Mandarin"),
    "prs": _("Dari"),
    "en": _("English"),
    "fa": _("Farsi"),
    "fr": _("French"),
    "gu": _("Gujarati"),
    "ha": _("Hausa"),
    "hi": _("Hindi"),
    "ig": _("Igbo"),
    "id": _("Indonesian"),
    "rw": _("Kinyarwanda"),
    "ku": _("Kurdish"),
    "lg": _("Luganda"),
    "my": _("Burmese"),
    "ne": _("Nepali"),
    "om": _("Oromo"),
    "phr": _("Pahari"),
    "ps": _("Pashto"),
    "pt": _("Portuguese"),
    "pa": _("Punjabi"),
    "rhg": _("Rohingya"),
    "rn": _("Kirundi"),
    "ru": _("Russian"),
    "si": _("Sinhala"),
    "so": _("Somali"),
    "es": _("Spanish"),
    "sw": _("Swahili"),
    "tl": _("Tagalog"),
    "ta": _("Tamil"),
    "th": _("Thai"),
    "ti": _("Tigrinya"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "vi": _("Vietnamese"),
    "wo": _("Wolof"),
    "yo": _("Yoruba"),
    "sgn": _("Sign language"),
    "und": _("Not known"),
}


def country_choices() -> list[tuple[str, Any]]:
    """Every country by its two-letter code (ISO 3166), then stateless and unknown."""
    return [*countries, (STATELESS, _("Stateless")), (UNKNOWN, _("Not known"))]


def language_choices() -> list[tuple[str, Any]]:
    """The languages the house meets, by BCP 47 code."""
    return list(LANGUAGES.items())


def country_name(code: str) -> str:
    """A country's name in the reader's language; the code itself where nobody knows it."""
    own = {STATELESS: _("Stateless"), UNKNOWN: _("Not known")}
    return str(own.get(code) or countries.name(code) or code)


def language_name(code: str) -> str:
    """A language's name in the reader's language."""
    return str(LANGUAGES.get(code, code))


def check_country(code: str) -> None:
    """Refuse a code that is no country.

    Raises:
        ValidationError: nobody knows the code.
    """
    if code not in {STATELESS, UNKNOWN} and code not in countries:
        raise ValidationError(_("Choose a country from the list"), code="country")

"""Which script a text is written in, which way it runs and which language tag it gets. Pure."""

import unicodedata
from collections import Counter

# First word of a character's Unicode name -> BCP 47 tag used when nobody has said which language it is.
_LANGUAGE_OF_SCRIPT = {
    "LATIN": "en",
    "CJK": "zh-Hant-HK",
    "BOPOMOFO": "zh-Hant-HK",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "HEBREW": "he",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "ETHIOPIC": "am",
    "DEVANAGARI": "ne",
    "THAI": "th",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "MYANMAR": "my",
}
# Letters that Urdu has and Arabic and Persian have not; one of them is enough to want Nastaliq.
_URDU_LETTERS = frozenset("ٹڈڑںےہھۓۂ")


def script_of(text: str) -> str:
    """The script most letters of `text` belong to, as Unicode names it ("LATIN", "ARABIC", "CJK")."""
    found = Counter(unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha())
    return found.most_common(1)[0][0] if found else "LATIN"


def language_of(text: str) -> str:
    """A BCP 47 language tag for `text`, guessed from its script."""
    script = script_of(text)
    if script == "ARABIC" and _URDU_LETTERS & set(text):
        return "ur"
    return _LANGUAGE_OF_SCRIPT.get(script, "und")


def direction_of(text: str) -> str:
    """`rtl` or `ltr`, by the first letter that has a direction (WeasyPrint ignores dir="auto")."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return "rtl"
        if direction == "L":
            return "ltr"
    return "ltr"

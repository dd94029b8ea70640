"""Script, language tag and direction of names."""

import pytest

from core.writing import direction_of, language_of, script_of


@pytest.mark.parametrize(
    ("text", "script", "language", "direction"),
    [
        ("DOREH Amina S.", "LATIN", "en", "ltr"),
        ("Nguyễn Thị Ánh", "LATIN", "en", "ltr"),
        ("陳大文", "CJK", "zh-Hant-HK", "ltr"),
        ("أمينة حسن", "ARABIC", "ar", "rtl"),
        ("محمد گڑھی خان", "ARABIC", "ur", "rtl"),
        ("آمنہ", "ARABIC", "ur", "rtl"),
        ("প্রিয়া", "BENGALI", "bn", "ltr"),
        ("கார்த்திக்", "TAMIL", "ta", "ltr"),
        ("አበበ", "ETHIOPIC", "am", "ltr"),
        ("सीता", "DEVANAGARI", "ne", "ltr"),
        ("สมชาย", "THAI", "th", "ltr"),
        ("Олена", "CYRILLIC", "ru", "ltr"),
        ("P-1187 أمينة", "ARABIC", "ar", "ltr"),
        ("12 حسن", "ARABIC", "ar", "rtl"),
        ("", "LATIN", "en", "ltr"),
        ("123", "LATIN", "en", "ltr"),
    ],
)
def test_names_are_told_apart(text, script, language, direction):
    assert (script_of(text), language_of(text), direction_of(text)) == (script, language, direction)

"""Latin letters for other scripts, by the letters' own names in Unicode; good enough to compare sounds."""

import unicodedata

_ARABIC = {
    "ALEF": "a", "BEH": "b", "TEH": "t", "THEH": "th", "JEEM": "j", "HAH": "h", "KHAH": "kh", "DAL": "d",
    "THAL": "d", "REH": "r", "ZAIN": "z", "SEEN": "s", "SHEEN": "sh", "SAD": "s", "DAD": "d", "TAH": "t",
    "ZAH": "z", "AIN": "", "GHAIN": "gh", "FEH": "f", "QAF": "q", "KAF": "k", "KEHEH": "k", "LAM": "l",
    "MEEM": "m", "NOON": "n", "HEH": "h", "WAW": "w", "YEH": "y", "FARSI": "y", "PEH": "p", "TCHEH": "ch",
    "JEH": "j", "GAF": "g", "HAMZA": "", "TTEH": "t", "DDAL": "d", "RREH": "r", "VEH": "v",
}  # fmt: skip
_CYRILLIC = {
    "BE": "b", "VE": "v", "GHE": "g", "DE": "d", "ZHE": "zh", "ZE": "z", "KA": "k", "EL": "l", "EM": "m",
    "EN": "n", "PE": "p", "ER": "r", "ES": "s", "TE": "t", "EF": "f", "HA": "kh", "TSE": "ts", "CHE": "ch",
    "SHA": "sh", "SHCHA": "sch", "YU": "yu", "YA": "ya", "IE": "e", "IO": "yo", "YI": "yi", "SOFT": "",
    "HARD": "", "SHORT": "i", "YERU": "y", "UKRAINIAN": "e", "BYELORUSSIAN-UKRAINIAN": "i",
}  # fmt: skip
_SYLLABIC = frozenset(
    {"DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "TAMIL", "SINHALA", "MYANMAR", "ETHIOPIC", "TELUGU"}
)
_BEFORE_THE_LETTER = frozenset(
    {"LETTER", "VOWEL", "SIGN", "SYLLABLE", "CHARACTER", "SMALL", "CAPITAL", "MAHAAPRAANA"}
)
_MARKS = frozenset({"NUKTA", "VIRAMA", "CANDRABINDU", "TIPPI", "ADDAK", "AL-LAKUNA", "ASAT"})


def romanise(text: str) -> str:
    """`text` with letters of Arabic, Cyrillic, Ethiopic, Thai and the Indic scripts turned to Latin ones."""
    return "".join(_latin(letter) for letter in text)


def _latin(letter: str) -> str:
    if letter.isascii():
        return letter
    words = unicodedata.name(letter, "").split()
    script = words[0] if words else ""
    rest = [word for word in words[1:] if word not in _BEFORE_THE_LETTER]
    if not rest:
        return letter
    if script == "ARABIC":
        if "MARBUTA" in rest:
            return "a"
        return _ARABIC.get(rest[0], "" if unicodedata.combining(letter) else letter)
    if script == "CYRILLIC":
        return _CYRILLIC.get(rest[0], rest[0].lower())
    if script == "THAI":
        return "" if unicodedata.combining(letter) else rest[0][:-1].lower() or "a"
    return _syllable(rest[-1], letter) if script in _SYLLABIC else letter


def _syllable(word: str, letter: str) -> str:
    """Indic and Ethiopic letters are named by their sound: KA, BHA, HAA; ANUSVARA is an N."""
    if word in _MARKS:
        return ""
    if word in {"ANUSVARA", "BINDI"}:
        return "n"
    return "h" if word == "VISARGA" else word.lower()

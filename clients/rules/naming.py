"""Names folded for comparing: one spelling of each letter, then one letter for each sound."""

import re
import unicodedata

from .letters import romanise

# Spellings of one sound, longest first; what is left of the vowels goes with `_VOWELS`.
_SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("th", "t"),
    ("dh", "d"), ("bh", "b"), ("ph", "f"), ("ck", "k"), ("ts", "s"), ("dz", "z"), ("x", "ks"), ("q", "k"),
    ("v", "b"), ("w", ""), ("y", ""), ("p", "b"), ("z", "s"), ("g", "j"),
)  # fmt: skip
_VOWELS = re.compile(r"(?<=.)[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W_]+")
# Written together or apart, with or without: "al-Hassan", "Al Hassan", "Hassan".
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "bint", "binti", "abd", "ul", "de", "da", "van", "von"})


def fold_name(name: str) -> str:
    """Latin letters without case or marks, in words: "DOREH, Aminá" gives "doreh amina"."""
    latin = romanise(unicodedata.normalize("NFKC", name).casefold())
    bare = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare))[:400].strip()


def sound_of(name: str) -> str:
    """Consonants of each word by their sound, in alphabetical order, so that order and vowels do not matter."""
    words = [word for word in fold_name(name).split() if word not in _PARTICLES]
    return " ".join(sorted(filter(None, map(_sound, words))))[:200].strip()


def _sound(word: str) -> str:
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    bare = _DOUBLED.sub(r"\1", _VOWELS.sub("", word))
    first = "a" if bare[:1] in {"a", "e", "i", "o", "u"} else bare[:1]
    # A final h is often written and seldom said: Doreh, Dore.
    return (first + bare[1:]).rstrip("h") or first


def fold_number(number: str) -> str:
    """Letters and figures of a number on a paper: "RBCZ 0000000/25" gives "RBCZ000000025"."""
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(c for c in plain if c.isalnum())[:60]


def fold_digits(phone: str) -> str:
    """The last digits of a phone number that make it one: eight in Hong Kong, up to twelve abroad."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", phone) if c.isdecimal())
    local = digits[3:] if digits.startswith("852") and len(digits) == 11 else digits
    return local[-12:]


def with_surname_in_capitals(full_name: str, family_name: str) -> str:
    """The full name in its own order, with the family name in capitals where there is one."""
    words = full_name.strip()
    surname = family_name.strip()
    if not surname or surname.casefold() not in words.casefold():
        return words
    at = words.casefold().rindex(surname.casefold())
    return f"{words[:at]}{words[at : at + len(surname)].upper()}{words[at + len(surname) :]}"

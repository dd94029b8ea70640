"""What people paste: one form of each character, and none of the ones that cannot be seen."""

import re
import unicodedata

# Controls except newline and tab; marks that turn the direction of what follows; invisible spaces.
# The joiners U+200C and U+200D stay: Persian and several Indian scripts are misspelt without them.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def clean_text(value: str) -> str:
    """The text in NFC, with newlines as \\n and without control and bidi characters."""
    newlines = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", UNSEEN.sub("", newlines))

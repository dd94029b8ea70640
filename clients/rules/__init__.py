"""Arithmetic on a person's values: births and ages, consents, how names are folded and compared. Pure."""

from .births import ages_on, birth_as_date, check_birth
from .consents import consent_state
from .matching import Match, Record, score
from .naming import fold_digits, fold_name, fold_number, sound_of

__all__ = [
    "Match",
    "Record",
    "ages_on",
    "birth_as_date",
    "check_birth",
    "consent_state",
    "fold_digits",
    "fold_name",
    "fold_number",
    "score",
    "sound_of",
]

"""The rules' codes in words: what screens, letters and exports call things."""

from cases.words.events import ALARMS, BASES, EVENTS, GROUNDS, HOW_KNOWN, PROOFS, RESULTS, THEMES
from cases.words.law import FORUMS, UNITS, period_in_words
from cases.words.stages import PHASES, STAGES

__all__ = [
    "ALARMS",
    "BASES",
    "EVENTS",
    "FORUMS",
    "GROUNDS",
    "HOW_KNOWN",
    "PHASES",
    "PROOFS",
    "RESULTS",
    "STAGES",
    "THEMES",
    "UNITS",
    "period_in_words",
]

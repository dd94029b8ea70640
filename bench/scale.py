"""The size of a house, and the numbers and names that follow from it."""

import random
from dataclasses import dataclass

CASES_A_WORKER = 200
CONSONANTS, VOWELS = "bdfghjklmnprstvyz", "aeiou"


@dataclass(frozen=True)
class Scale:
    """How many cases, and how many deadlines the ladder reaches on the day itself."""

    cases: int
    due: int = 200
    seed: int = 20260327

    @property
    def workers(self) -> int:
        return max(2, self.cases // CASES_A_WORKER)

    @property
    def name(self) -> str:
        return f"harbour_bench_{self.cases}"


def reference_of(number: int) -> str:
    return f"C-2026-{number:04d}"


def name_of(number: int, scale: Scale) -> str:
    """The invented name of a client: the same for the same seed and number."""
    chance = random.Random(f"{scale.seed}-{number}")
    return " ".join(_word(chance, length).capitalize() for length in (2, 3))


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(syllables))

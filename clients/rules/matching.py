"""How alike a person asked about and a client on record are, and why. Pure: values in, a score out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from .naming import fold_name, sound_of

NUMBER, PHONE, NAME, SOUND, YEAR = "number", "phone", "name", "sound", "birth_year"
# Below this a match is noise: two people who share one given name.
WORTH_SHOWING = 55
NAMES_ALIKE = 82


@dataclass(frozen=True)
class Record:
    """What is compared: folded numbers, a phone's digits, names as written, a birth year."""

    names: tuple[str, ...] = ()
    birth_year: int | None = None
    phone: str = ""
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Match:
    """A client who may be the person: 0 to 100, and the reasons by code ("name", "sound", "phone", ...)."""

    client_id: Any
    score: int
    reasons: tuple[str, ...]
    is_name_hidden: bool = False


def score(asked: Record, known: Record) -> tuple[int, tuple[str, ...]]:
    """Points out of 100 and the reasons for them.

    A shared number is nearly proof; a phone is often shared by a flat; names count as much as they are
    alike; a birth year more than two apart speaks against.
    """
    reasons: list[str] = []
    name_points, name_reason = names_alike(asked.names, known.names)
    points = name_points
    if name_reason:
        reasons.append(name_reason)
    if asked.numbers & known.numbers:
        points, reasons = max(points, 95), [NUMBER, *reasons]
    if asked.phone and asked.phone == known.phone:
        points, reasons = max(points + 10, 60), [*reasons, PHONE]
    points += _years(asked.birth_year, known.birth_year)
    if points > name_points and asked.birth_year and asked.birth_year == known.birth_year:
        reasons.append(YEAR)
    return max(0, min(100, round(points))), tuple(reasons)


def names_alike(asked: Iterable[str], known: Iterable[str]) -> tuple[float, str]:
    """The best likeness of any two names, and whether by letters ("name") or only by sound ("sound")."""
    best, reason = 0.0, ""
    known = list(known)
    for one in asked:
        for other in known:
            points, why = _two_names(one, other)
            if points > best:
                best, reason = points, why
    return (best, reason) if best >= WORTH_SHOWING else (0.0, "")


def _two_names(one: str, other: str) -> tuple[float, str]:
    a, b = fold_name(one), fold_name(other)
    if not a or not b:
        return 0.0, ""
    sounds, others = sound_of(one).split(), sound_of(other).split()
    letters = max(fuzz.token_sort_ratio(a, b), fuzz.ratio(a.replace(" ", ""), b.replace(" ", "")))
    by_letters = max(letters, 88.0 if _is_within(a.split(), b.split()) else 0.0)
    # A little less than letters: a sound stands for many spellings.
    by_sound = max(
        fuzz.ratio("".join(sounds), "".join(others)) - 5, 78.0 if _is_within(sounds, others) else 0.0
    )
    return (by_letters, NAME) if by_letters >= min(by_sound, NAMES_ALIKE) else (by_sound, SOUND)


def _is_within(words: list[str], others: list[str]) -> bool:
    """Two words or more, all found in the other name: "Amina Doreh" in "Amina Sahra Doreh"."""
    fewer = min(len(set(words)), len(set(others)))
    return fewer >= 2 and len(set(words) & set(others)) == fewer


def _years(asked: int | None, known: int | None) -> int:
    if not asked or not known:
        return 0
    apart = abs(asked - known)
    if apart == 0:
        return 5
    return 0 if apart <= 2 else -15

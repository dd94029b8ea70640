"""Two texts side by side: which words stand in one of them only. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from os.path import commonprefix

# A Chinese character is a word of its own; white space and punctuation are kept to put the text together again.
WORDS = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]|\w+|\s+|[^\w\s]")
# Words between a common beginning and a common end: comparing takes the square of their number.
LONGEST = 2000
Flags = list[bool]


@dataclass(frozen=True)
class Part:
    """A stretch of a text; `is_own` when the other text has nothing of it."""

    text: str
    is_own: bool


def compared(one: str, other: str) -> tuple[list[Part], list[Part]]:
    """Both texts in stretches, marked where they differ; a middle too long to compare is marked whole."""
    words, others = WORDS.findall(one), WORDS.findall(other)
    start = len(commonprefix([words, others]))
    end = len(commonprefix([words[start:][::-1], others[start:][::-1]]))
    own, others_own = _differing(words[start : len(words) - end], others[start : len(others) - end])
    around = [False] * start, [False] * end
    return (
        _stretches(words, [*around[0], *own, *around[1]]),
        _stretches(others, [*around[0], *others_own, *around[1]]),
    )


def _differing(words: Sequence[str], others: Sequence[str]) -> tuple[Flags, Flags]:
    own, others_own = [True] * len(words), [True] * len(others)
    if max(len(words), len(others)) <= LONGEST:
        for at, other_at, size in SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks():
            own[at : at + size] = others_own[other_at : other_at + size] = [False] * size
    return own, others_own


def _stretches(words: Sequence[str], own: Flags) -> list[Part]:
    """Neighbours put together; white space between two marked words is marked with them."""
    for at in range(1, len(words) - 1):
        own[at] |= words[at].isspace() and own[at - 1] and own[at + 1]
    marked: Iterable[tuple[str, bool]] = zip(words, own, strict=True)
    groups = groupby(marked, key=lambda pair: pair[1])
    return [Part("".join(word for word, _own in group), is_own) for is_own, group in groups]

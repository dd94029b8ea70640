"""What differs between two texts, word by word."""

import pytest

from core.wordwise import LONGEST, compared


def told(parts):
    """A side as one text, its own stretches in brackets."""
    return "".join(f"[{part.text}]" if part.is_own else part.text for part in parts)


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("HL-014 (confirmed by phone)", "HL-022", ("HL-[014 (confirmed by phone)]", "HL-[022]")),
        (
            "Adjourned to 14 May 2026",
            "Adjourned, date to follow",
            ("Adjourned to [14 May 2026]", "Adjourned[, date] to [follow]"),
        ),
        ("陳大文明早來電", "陳大明今早來電", ("陳大[文]明早來電", "陳大明[今]早來電")),
        ("one two three", "one three", ("one [two ]three", "one three")),
        ("", "anything", ("", "[anything]")),
        ("the same", "the same", ("the same", "the same")),
        ("", "", ("", "")),
    ],
)
def test_words_of_one_text_only_are_marked(one, other, marked):
    assert tuple(map(told, compared(one, other))) == marked


@pytest.mark.parametrize("other", ["Another note", "", "A  note,\nwith 3 lines; and 中國。"])
def test_nothing_of_a_text_is_lost(other):
    text = "A  note,\nwith 2 lines; and 中文。"
    shown = ["".join(part.text for part in side) for side in compared(text, other)]
    assert shown == [text, other]


def test_of_a_text_too_long_to_compare_the_middle_is_marked_whole():
    middle = "word " * LONGEST
    here, there = compared(f"Begun {middle}ended", "Begun short ended")
    assert (told(here), told(there)) == (f"Begun [{middle.rstrip()}] ended", "Begun [short] ended")


def test_two_long_texts_that_differ_in_a_word_are_compared():
    long = "word " * LONGEST
    assert told(compared(f"{long}here {long}", f"{long}there {long}")[0]) == f"{long}[here] {long}"

"""What people paste is cleaned of what cannot be seen, and of nothing else."""

import pytest

from core.forms.text import clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ame\u0301lie", "Am\u00e9lie"),
        ("pay\u202eevil\u202c", "payevil"),
        ("a\u2066b\u2069c\u200fd\u061ce", "abcde"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("nul\x00l and bell\x07", "null and bell"),
        ("line\r\nnext\rlast", "line\nnext\nlast"),
        ("tab\tstays", "tab\tstays"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("陳大文", "陳大文"),
    ],
)
def test_clean_text(typed, kept):
    assert clean_text(typed) == kept

"""The small language of letters: what it means, what it refuses, and that it carries nothing else."""

import pytest

from documents.rules.letter_text import Block, Problem, blocks_of, fields_in, mark_up, problems_of, to_html
from documents.rules.merge_fields import samples

TEXT = """Dear {{client_name}},

[facts]

> **Reply to us.** Do not ring.

- one
- two"""


def printed(text, language="en", **values):
    return "".join(to_html(block, language, {**samples(), **values}) for block in blocks_of(text))


def test_paragraphs_have_kinds():
    assert blocks_of(TEXT) == [
        Block("text", "Dear {{client_name}},"),
        Block("facts", ""),
        Block("box", "**Reply to us.** Do not ring."),
        Block("list", "one\ntwo"),
    ]
    assert fields_in([TEXT, "{{ meet_with }}"]) == {"client_name", "meet_with"}


def test_marks_become_html():
    assert printed("**A** b\nc") == "<b>A</b> b<br>c"
    assert printed("- **A**\n- b") == "<ul><li><b>A</b></li><li>b</li></ul>"


@pytest.mark.parametrize(
    ("language", "html"),
    [("en", "On 08 Apr 2026 at 14:30"), ("zh-hant", "On 2026年4月8日 at 14:30")],
)
def test_dates_read_in_the_language_of_the_text(language, html):
    assert printed("On {{appointment_on}} at {{appointment_time}}", language) == html


def test_values_in_both_languages_take_their_own_and_stand_in_for_each_other():
    place = {"en": "Here", "zh-hant": "這裏"}
    assert printed("{{appointment_place}}", appointment_place=place) == "Here"
    assert printed("{{appointment_place}}", "zh-hant", appointment_place=place) == "這裏"
    assert printed("{{appointment_place}}", "zh-hant", appointment_place={"en": "Here", "zh-hant": ""}) == (
        '<bdi lang="en" dir="ltr">Here</bdi>'
    )


def test_names_in_other_scripts_carry_language_and_direction():
    assert mark_up("أمينة", "en") == '<bdi lang="ar" dir="rtl">أمينة</bdi>'
    assert mark_up("陳大文", "en") == '<bdi lang="zh-Hant-HK" dir="ltr">陳大文</bdi>'
    assert mark_up("陳大文", "zh-hant") == "陳大文"
    assert mark_up("Amina", "en") == "Amina"


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        '<img src="file:///etc/passwd">',
        "<style>@import url(http://x)</style>",
        "{{ settings.SECRET_KEY }}",
        "{% include 'x' %}",
        "<b onclick=x>",
    ],
)
def test_values_and_texts_carry_no_markup(nasty):
    for html in (printed("Dear {{client_name}}", client_name=nasty), mark_up(nasty, "en")):
        assert "<" not in html.replace("<bdi", "").replace("</bdi", "")
    assert "<script" not in printed(f"Hello {nasty.replace('{{', '').replace('}}', '')}")


@pytest.mark.parametrize(
    ("texts", "problems"),
    [
        ({"en": "Hello {{client_name}}", "zh-hant": "你好 {{client_name}}"}, []),
        ({"en": "", "zh-hant": "你好"}, [Problem("empty"), Problem("shape", "en: 0, zh-hant: 1")]),
        ({"en": "{{password}}", "zh-hant": "好"}, [Problem("field", "password")]),
        ({"en": "{{client.cases.all}}", "zh-hant": "好"}, [Problem("braces")]),
        ({"en": "{% if x %}", "zh-hant": "好"}, [Problem("braces")]),
        ({"en": "{{}}", "zh-hant": "好"}, [Problem("field", "")]),
        ({"en": "**open", "zh-hant": "好"}, [Problem("bold")]),
        ({"en": "One\n\nTwo", "zh-hant": "一"}, [Problem("shape", "en: 2, zh-hant: 1")]),
        ({"en": "> Box", "zh-hant": "一"}, [Problem("shape", "en: 1, zh-hant: 1")]),
    ],
)
def test_what_keeps_a_text_from_use(texts, problems):
    assert problems_of(texts) == problems

"""Merge fields: a closed list, each with a value in both languages or missing by name."""

import datetime as dt

import pytest

from documents.rules.merge_fields import ALWAYS, FIELDS, day_in, is_given, missing, samples, value_in


def test_every_field_has_a_sample_that_reads_in_both_languages():
    for name, field in FIELDS.items():
        assert all(value_in(field, samples()[name], language) for language in ("en", "zh-hant"))


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        (dt.date(2026, 4, 8), "08 Apr 2026", "2026年4月8日"),
        (dt.date(2026, 12, 31), "31 Dec 2026", "2026年12月31日"),
    ],
)
def test_dates_in_two_languages(day, en, zh):
    assert (day_in(day, "en"), day_in(day, "zh-hant")) == (en, zh)


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("x", True),
        ("", False),
        ("  ", False),
        (None, False),
        ({"en": "", "zh-hant": "x"}, True),
        ({"en": ""}, False),
        (object(), False),
    ],
)
def test_what_counts_as_given(value, given):
    assert is_given(value) == given


def test_missing_fields_are_named_in_the_lists_order():
    values = dict.fromkeys(ALWAYS, "x")
    assert missing(["meet_with", "client_name", "letter_on"], values) == ["client_name", "meet_with"]
    assert missing([], {}) == list(ALWAYS)

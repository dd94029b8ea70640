"""How values look, in both languages."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from core.templatetags import house

DAY = dt.date(2026, 4, 8)
INSTANT = dt.datetime(2026, 4, 8, 8, 40, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (house.day(DAY), "Wed 08 Apr 2026"),
        (house.short_day(DAY), "Wed 08 Apr"),
        (house.moment(INSTANT), "Wed 08 Apr 2026, 16:40"),
        (house.clock(INSTANT), "16:40"),
        (house.day(None), ""),
        (house.in_words(DAY), "08 Apr 2026"),
        (house.in_words(INSTANT), "08 Apr 2026, 16:40"),
        (house.in_words(True), "Yes"),
        (house.in_words(False), "No"),
        (house.in_words(["Somali", "Arabic"]), "Somali, Arabic"),
        (house.in_words("Amina"), "Amina"),
        (house.hkd(Decimal("1180")), "HK$1,180.00"),
        (house.hkd(None), ""),
        (house.initials("Nadia Quill"), "NQ"),
        (house.initials("Amina"), "A"),
        (house.initials(""), ""),
        (house.join_with_bdi(["<b>", "دوره"]), '<bdi dir="auto">&lt;b&gt;</bdi>, <bdi dir="auto">دوره</bdi>'),
    ],
)
def test_in_english(shown, words):
    assert shown == words


def test_dates_follow_the_language():
    with translation.override("zh-hant"):
        assert house.in_words(DAY) == "2026年4月8日"


@pytest.mark.parametrize("value", [None, "", " \n ", [], ()])
def test_blank(value):
    assert house.is_blank(value)


@pytest.mark.parametrize("value", [0, False, "x", [0], Decimal(0)])
def test_no_and_nought_are_answers(value):
    assert not house.is_blank(value)


def test_an_icon_is_silent_beside_words_and_named_alone():
    assert house.icon("clock") == (
        '<svg class="i" aria-hidden="true" focusable="false">'
        '<use href="/static/vendor/icons.svg#clock"></use></svg>'
    )
    assert 'role="img" aria-label="Search"' in house.icon("search", label="Search")
    assert 'class="i i-turns"' in house.icon("chevron-right")


def test_a_qr_code_is_drawn_without_pictures():
    drawn = house.qr("otpauth://totp/Harbour", 'A "code"')
    assert drawn.startswith('<svg class="qr" viewBox="0 0 ')
    assert 'aria-label="A &quot;code&quot;"' in drawn
    assert "data:" not in drawn


def test_times_are_hong_kongs():
    assert timezone.get_default_timezone() == ZoneInfo("Asia/Hong_Kong")

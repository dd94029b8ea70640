"""Bands and possible scores, as published (domain 7.2)."""

import pytest

from counselling import rules


@pytest.mark.parametrize(
    ("tool", "total", "band"),
    [
        ("PHQ_9", 0, "MINIMAL"),
        ("PHQ_9", 4, "MINIMAL"),
        ("PHQ_9", 5, "MILD"),
        ("PHQ_9", 10, "MODERATE"),
        ("PHQ_9", 15, "MODERATELY_SEVERE"),
        ("PHQ_9", 19, "MODERATELY_SEVERE"),
        ("PHQ_9", 27, "SEVERE"),
        ("GAD_7", 9, "MILD"),
        ("GAD_7", 14, "MODERATE"),
        ("GAD_7", 15, "SEVERE"),
        ("GAD_7", 21, "SEVERE"),
    ],
)
def test_bands(tool, total, band):
    assert rules.band_of(tool, total) == band


@pytest.mark.parametrize(("tool", "total"), [("PHQ_9", 28), ("GAD_7", 22), ("GAD_7", -1)])
def test_no_band_outside_the_range(tool, total):
    with pytest.raises(ValueError):
        rules.band_of(tool, total)


@pytest.mark.parametrize(
    ("tool", "total", "item_nine", "possible"),
    [
        ("PHQ_9", 27, 3, True),
        ("PHQ_9", 0, 0, True),
        ("PHQ_9", 2, 3, False),
        ("PHQ_9", 26, 1, False),
        ("PHQ_9", 27, 2, False),
        ("PHQ_9", 10, None, False),
        ("PHQ_9", 28, 3, False),
        ("GAD_7", 21, None, True),
        ("GAD_7", 10, 0, False),
        ("GAD_7", 22, None, False),
    ],
)
def test_possible_scores(tool, total, item_nine, possible):
    assert rules.score_is_possible(tool, total, item_nine) is possible

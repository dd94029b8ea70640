"""Scores as places in the chart and as rows of a table."""

import datetime as dt

import pytest

from counselling import charts

SCORES = [(dt.date(2026, 1, 1), 27), (dt.date(2026, 1, 3), 9), (dt.date(2026, 2, 20), 0)]


def test_points_stand_by_day_and_height_and_near_days_share_one_label():
    chart = charts.draw("PHQ_9", "PHQ-9", SCORES)
    assert [(point.x, point.y, point.day) for point in chart.points] == [
        ("58.0", "25.0", "01 Jan"),
        ("81.2", "111.7", ""),
        ("638.0", "155.0", "20 Feb"),
    ]
    assert chart.line == "58.0,25.0 81.2,111.7 638.0,155.0"
    assert [step for _, _, step in chart.grid] == [0, 9, 18, 27]
    assert chart.values == "27, 9, 0"


def test_one_score_and_no_score_need_no_line():
    assert [point.x for point in charts.draw("GAD_7", "GAD-7", SCORES[2:]).points] == ["58.0"]
    assert charts.draw("GAD_7", "GAD-7", []).points == ()
    assert charts.table([]) == ([], [])


def test_the_newest_twelve_are_drawn():
    many = [(dt.date(2026, 1, day), day) for day in range(1, 21)]
    assert [total for _, total in charts.draw("PHQ_9", "PHQ-9", many).scores] == list(range(9, 21))


def test_the_table_tells_the_change_in_words():
    heads, rows = charts.table([("PHQ_9", "PHQ-9", SCORES), ("GAD_7", "GAD-7", SCORES[1:2])])
    assert heads == ["01 Jan", "03 Jan", "20 Feb"]
    assert [(row.cells, row.change) for row in rows] == [
        ((27, 9, 0), "Down 9, minimal"),
        ((None, 9, None), "First score, mild"),
    ]


@pytest.mark.parametrize(("before", "now", "words"), [(11, 15, "Up 4, severe"), (7, 7, "No change, severe")])
def test_changes(before, now, words):
    assert charts.change_in_words(before, now, "SEVERE") == words

"""Dates in three boxes: what is understood, what is refused, and what the refusal says to do."""

import datetime as dt

import pytest
from django import forms

from core.forms import DayMonthYearField, PartialDateField
from core.partial_dates import PartialDate, Precision

TODAY = dt.date(2026, 3, 27)


def boxes(day="", month="", year="", **more):
    return {"on_day": day, "on_month": month, "on_year": year, **more}


def whole(data, **options):
    class OneDate(forms.Form):
        on = DayMonthYearField(label="When?", noun="the call", **options)

    return OneDate(data)


def partial(data, **options):
    class OneDate(forms.Form):
        on = PartialDateField(label="Born", noun="birth", **options)

    return OneDate(data)


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("27", "03", "2026"), ("27", "3", "2026"), ("27", "Mar", "2026"), (" 27 ", "march", "2026")],
)
def test_a_whole_date_is_understood(day, month, year):
    form = whole(boxes(day, month, year))
    assert form.is_valid()
    assert form.cleaned_data["on"] == dt.date(2026, 3, 27)


@pytest.mark.parametrize(
    ("typed", "says", "wrong"),
    [
        (boxes(), "Enter the call, for example 27 03 2026", {"day", "month", "year"}),
        (boxes("27", "3"), "Enter the year of the call, for example 2026", {"year"}),
        (boxes("", "3", "2026"), "Enter the day of the call, for example 27", {"day"}),
        (boxes("27", "", "2026"), "Enter the month of the call, for example 03", {"month"}),
        (boxes("27", "3", "26"), "Enter the year of the call, for example 2026", {"year"}),
        (boxes("x", "3", "2026"), "Enter the call in figures, for example 27 03 2026", {"day"}),
        (boxes("27", "Foo", "2026"), "Enter the call in figures, for example 27 03 2026", {"month"}),
        (
            boxes("30", "2", "2026"),
            "Check the call: there is no such day in the calendar",
            {"day", "month", "year"},
        ),
        (
            boxes("28", "3", "2026"),
            "Check the call: it cannot be after 27 Mar 2026",
            {"day", "month", "year"},
        ),
        (
            boxes("1", "1", "1899"),
            "Check the call: it cannot be before 01 Jan 1900",
            {"day", "month", "year"},
        ),
    ],
)
def test_a_wrong_date_says_what_to_do_and_marks_the_wrong_boxes(typed, says, wrong):
    form = whole(typed, not_after=lambda: TODAY, not_before=lambda: dt.date(1900, 1, 1))
    assert form.errors == {"on": [says]}
    assert form["on"].wrong_boxes == wrong


def test_only_the_wrong_box_is_marked_and_the_summary_leads_to_it():
    form = whole(boxes("27", "3", ""))
    assert form["on"].anchor == "id_on_year"
    assert str(form["on"]).count('aria-invalid="true"') == 1


def test_an_optional_date_may_stay_empty_and_a_changed_one_is_noticed():
    form = whole(boxes(), required=False)
    assert form.is_valid()
    assert form.cleaned_data["on"] is None
    assert (
        not whole(boxes("27", "03", "2026")).fields["on"].has_changed(TODAY, boxes_typed("27", "3", "2026"))
    )
    assert whole(boxes()).fields["on"].has_changed(TODAY, boxes_typed("28", "3", "2026"))


def boxes_typed(day, month, year):
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        (boxes("5", "6", "1994"), PartialDate(dt.date(1994, 6, 5), Precision.DAY), "05 Jun 1994"),
        (boxes("", "6", "1994"), PartialDate(dt.date(1994, 6, 1), Precision.MONTH), "Jun 1994, month only"),
        (boxes("", "", "1994"), PartialDate(dt.date(1994, 1, 1), Precision.YEAR), "1994, year only"),
        (
            boxes("", "", "1994", on_estimated="on"),
            PartialDate(dt.date(1994, 1, 1), Precision.ESTIMATED),
            "about 1994",
        ),
    ],
)
def test_a_partial_date_keeps_what_is_known_and_says_so(typed, kept, words):
    form = partial(typed)
    assert form.is_valid()
    assert form.cleaned_data["on"] == kept
    assert str(kept) == words


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (boxes(), "Enter at least the year of birth, for example 1994"),
        (boxes("5", "", "1994"), "Enter the month of birth, or leave the day empty too"),
        (boxes("", "6", ""), "Enter the year of birth, for example 2026"),
        (boxes("", "", "2031"), "Check birth: it cannot be after 27 Mar 2026"),
    ],
)
def test_a_wrong_partial_date_says_what_to_do(typed, says):
    assert partial(typed, not_after=lambda: TODAY).errors == {"on": [says]}


def test_only_the_known_parts_are_shown_again():
    widget = PartialDateField(label="Born").widget
    assert widget.typed(PartialDate(dt.date(1994, 6, 1), Precision.MONTH)) == {
        "day": "",
        "month": "06",
        "year": "1994",
        "estimated": "",
    }


def test_age_counts_full_years():
    born = PartialDate(dt.date(1994, 6, 5))
    assert (born.age_on(dt.date(2026, 6, 4)), born.age_on(dt.date(2026, 6, 5))) == (31, 32)

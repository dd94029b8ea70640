"""The command prints the date alone on its last line."""

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def lines(*args, capsys):
    call_command("due_date", *args)
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("args", "last"),
    [
        (["2026-04-04", "14", "--forum", "STATUTORY"], "2026-04-18"),
        (["2026-03-20", "14", "--forum", "STATUTORY"], "2026-04-08"),
        (["2025-11-19", "3", "--unit", "months", "--forum", "COURT_OFFICE"], "2026-02-20"),
        (["2024-02-28", "6", "--unit", "years", "--forum", "FIXED"], "2030-02-28"),
        (["2026-03-20", "14", "--weather", "2026-04-08", "2026-04-09"], "2026-04-10"),
        (["2026-03-20", "14", "--weather", "2026-04-08", "--weather", "2026-04-09"], "2026-04-10"),
    ],
)
def test_date_alone(args, last, capsys):
    assert lines(*args, capsys=capsys) == [last]


def test_year_without_holidays_warns_before_the_date(capsys):
    warning, last = lines("2031-06-01", "14", capsys=capsys)

    assert (warning[:8], last) == ("Warning:", "2031-06-16")
    assert "2031" in warning


def test_explained(capsys):
    assert lines("2026-03-20", "14", "--explain", capsys=capsys) == [
        "The day itself, Fri 20 Mar 2026, is not counted.",
        "14 days from Sat 21 Mar 2026 end on Fri 03 Apr 2026.",
        "Closed: Fri 03 Apr 2026, Sat 04 Apr 2026, Sun 05 Apr 2026, Mon 06 Apr 2026, Tue 07 Apr 2026. "
        "The last day is the next open one, Wed 08 Apr 2026.",
        "2026-04-08",
    ]


@pytest.mark.parametrize(
    "args",
    [["20-03-2026", "14"], ["2026-03-20", "0"], ["2026-03-20", "14", "--forum", "MOON"], ["2026-02-30", "1"]],
)
def test_bad_input_is_refused(args):
    with pytest.raises(CommandError):
        call_command("due_date", *args)

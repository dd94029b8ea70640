"""The last day of a period, for a terminal: `due_date 2026-03-20 14 --forum STATUTORY --explain`."""

import argparse
import datetime as dt
from collections.abc import Iterable

from django.core.management.base import CommandError

from cases.book import closed_days
from cases.rules.closed_days import ClosedDay, ClosedKind, Forum
from cases.rules.counting import due
from cases.rules.errors import RuleError
from cases.rules.limits import Unit
from cases.rules.sums import Computation
from cases.telling import tell, tell_refusal
from core.commands import HouseCommand


def iso_date(text: str) -> dt.date:
    """A date written 2026-04-08."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date such as 2026-04-08") from None


class Command(HouseCommand):
    help = "Print the last day of a period that runs from START, which is not counted."

    def add_arguments(self, parser):
        parser.add_argument("start", metavar="START", type=iso_date, help="the day of the event, 2026-03-20")
        parser.add_argument("period", metavar="PERIOD", type=int, help="how many")
        parser.add_argument("--unit", choices=[unit.value for unit in Unit], default=Unit.DAYS.value)
        parser.add_argument(
            "--forum", choices=[forum.value for forum in Forum], default=Forum.STATUTORY.value
        )
        parser.add_argument(
            "--weather", metavar="DATE", type=iso_date, nargs="+", action="extend", default=[]
        )
        parser.add_argument("--explain", action="store_true", help="print the sum before the date")

    def run(self, *, start, period, unit, forum, weather, explain, **options):
        closed = closed_days().plus(ClosedDay(day, ClosedKind.GALE) for day in weather)
        try:
            told = due(start, period, Unit(unit), Forum(forum), closed)
        except RuleError as error:
            raise CommandError(tell_refusal(error)) from error
        return "\n".join([*(_explained(told) if explain else _warnings(told)), told.due.isoformat()])


def _explained(told: Computation) -> Iterable[str]:
    return [tell(step) for step in (*told.steps, *told.notes)]


def _warnings(told: Computation) -> Iterable[str]:
    return [f"Warning: {tell(note)}" for note in told.notes if note.code == "YEAR_NOT_LOADED"]

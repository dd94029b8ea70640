"""Raise today's reminders now; the worker does so every ten minutes from seven in the morning."""

import datetime as dt

from core.clock import today
from core.commands import HouseCommand
from reports import reminding


class Command(HouseCommand):
    help = "Raise the reminders of a day (today unless said), each once however often it is run."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--on", type=dt.date.fromisoformat, metavar="YYYY-MM-DD")

    def run(self, **options) -> str:
        return f"{reminding.remind(options['on'] or today())} told"

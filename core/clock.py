"""The two clocks of the house. Rules never read them: `today` is an argument there."""

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    """This instant, timezone-aware."""
    return timezone.now()


def today() -> dt.date:
    """Today's date in Hong Kong."""
    return timezone.localtime(timezone.now()).date()

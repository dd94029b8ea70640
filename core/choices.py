"""Lists that staff maintain: apps name their first values, staff then order, retire and translate them.

`register_choices("decline_reason", ("capacity", "No capacity now", "現時名額已滿"), ...)` stands in an app's
`choices.py`, imported by its `registry`; the rows are made after every migrate and never changed by it.
"""

from django.db import connections

from core.context import current
from core.models import Choice

Value = tuple[str, str, str]
_lists: dict[str, tuple[Value, ...]] = {}


def register_choices(list_name: str, *values: Value) -> None:
    """Name a list's first values: code, English, Traditional Chinese."""
    _lists[list_name] = values


def load_choices(using: str = "default", **_: object) -> None:
    """Make the rows that are not there yet; after every migrate, and after every flush of a test."""
    if Choice._meta.db_table not in connections[using].introspection.table_names():
        return
    known = set(Choice.objects.using(using).values_list("list_name", "code"))
    Choice.objects.using(using).bulk_create(
        Choice(list_name=name, code=code, label_en=english, label_zh=chinese, position=place)
        for name, values in _lists.items()
        for place, (code, english, chinese) in enumerate(values)
        if (name, code) not in known
    )


def choices_of(list_name: str, *, with_retired: bool = False) -> list[tuple[str, str]]:
    """Codes and words of a list in the reader's language; retired values only where old records are told."""
    cache = current().cache
    if ("choices", list_name) not in cache:
        cache["choices", list_name] = list(Choice.objects.filter(list_name=list_name))
    rows = cache["choices", list_name]
    return [(row.code, str(row)) for row in rows if with_retired or row.retired_on is None]

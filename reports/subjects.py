"""What notices call the records they are about."""

from collections.abc import Mapping
from typing import Any

from cases.models import Deadline
from cases.shown.deadlines import title_of
from core.access import read


def describe_deadlines(user: Any, keys: set[Any]) -> Mapping[Any, str]:
    """Reference of the case and what is to be done, of the deadlines the user reaches."""
    rows = Deadline.objects.visible_to(user).filter(pk__in=keys)
    found = read(user, rows, follow=["case"], fields=["title", "limit", "case__reference"])
    return {one.pk: f"{one.case.reference}, {title_of(one)}" for one in found}

"""Keeping the rule book and the calendar of closed days; a change lists the deadlines it would move."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.book import forget
from cases.models import DeadlineReview, TimeLimit
from cases.rules.book.general_holidays import GENERAL_HOLIDAYS
from cases.rules.book.time_limits import TIME_LIMITS
from cases.services.reviews import review_open_deadlines
from core.access import require_create
from core.db import acting
from core.models import ClosedDay

AS_IN_THE_BOOK = (
    "code", "name_en", "name_zh", "source", "effective_from", "effective_to", "period", "unit", "basis", "forum",
    "runs_back", "back_from", "is_critical", "extendable_zh", "notes_zh",
)  # fmt: skip
UNCHANGED = ("id", "version", "created_at", "number", "effective_to")


def add_closed_day(
    *,
    day: dt.date,
    kind: str,
    name_en: str,
    source: str,
    by: Any,
    name_zh: str = "",
    is_verified: bool = True,
) -> tuple[ClosedDay, int]:
    """Enter a closed day (a typhoon day often comes after the sum); how many deadlines are now to be reviewed."""
    facts = {
        "day": day,
        "kind": kind,
        "name_en": name_en,
        "name_zh": name_zh,
        "source": source,
        "is_verified": is_verified,
    }
    require_create(by, ClosedDay, facts)
    with acting(by, "cases.add_closed_day"):
        row = ClosedDay(**facts)
        row.full_clean()
        row.save()
        forget()
        return row, review_open_deadlines(DeadlineReview.Cause.CLOSED_DAY)


def change_time_limit(
    *, code: str, effective_from: dt.date, changes: Mapping[str, Any], by: Any
) -> tuple[TimeLimit, int]:
    """A new version of a rule from a day on; how many deadlines are now to be reviewed.

    Raises:
        ValidationError: it would begin no later than the version before.
    """
    require_create(by, TimeLimit, {*changes, "effective_from"})
    with acting(by, "cases.change_time_limit"):
        before = TimeLimit.objects.select_for_update().filter(code=code).order_by("-number")[0]
        if effective_from <= before.effective_from:
            raise ValidationError({"effective_from": _("A new version begins after the one before.")})
        kept = {
            f.name: getattr(before, f.name)
            for f in TimeLimit._meta.concrete_fields
            if f.name not in UNCHANGED
        }
        new = TimeLimit(**{**kept, **changes, "effective_from": effective_from, "number": before.number + 1})
        new.full_clean()
        new.save()
        before.effective_to = effective_from - dt.timedelta(days=1)
        before.version += 1
        before.save(update_fields=["effective_to", "version"])
        forget()
        return new, review_open_deadlines(DeadlineReview.Cause.RULE_CHANGED)


def load_books() -> None:
    """Put the committed books into the tables; what is there already is left as staff keep it."""
    ClosedDay.objects.bulk_create(
        [
            ClosedDay(
                day=day.on,
                kind=day.kind,
                name_en=day.name_en,
                name_zh=day.name_zh,
                source=day.source,
                is_verified=day.verified,
            )
            for day in GENERAL_HOLIDAYS
        ],
        ignore_conflicts=True,
    )
    known = set(TimeLimit.objects.values_list("code", "number"))
    TimeLimit.objects.bulk_create(
        [_row(rule) for rule in TIME_LIMITS if (rule.code, rule.version) not in known], ignore_conflicts=True
    )


def _row(rule: Any) -> TimeLimit:
    return TimeLimit(
        number=rule.version,
        is_verified=rule.verified,
        extendable_en=rule.extendable,
        notes_en=rule.notes,
        **{name: getattr(rule, name) for name in AS_IN_THE_BOOK},
    )

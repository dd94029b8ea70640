"""Telling the people on a case what is new or waits for them; inside `acting`."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from cases.models import Assignment, Deadline
from core.batches import batches
from core.notices import Telling, notify_all

Part = Assignment.Part
People = dict[Any, dict[str, set[Any]]]
SUBJECT = "cases.deadline"
REVIEW = "cases.deadline_review"


def people_on(case_ids: QuerySet | Iterable[Any]) -> People:
    """The caseworker and the supervisors of each case; the caseworker's own where the case has none.

    Where the cases may be very many `case_ids` is a queryset: one parameter each would be too many.
    """
    people: People = defaultdict(lambda: {Part.CASEWORKER: set(), Part.SUPERVISOR: set()})
    live = Assignment.objects.filter(
        case_id__in=case_ids if isinstance(case_ids, QuerySet) else set(case_ids),
        ended_on=None,
        part__in=[Part.CASEWORKER, Part.SUPERVISOR],
        user__is_active=True,
    )
    own: dict[Any, Any] = {}
    for case_id, part, user_id, supervisor_id in live.values_list(
        "case_id", "part", "user_id", "user__supervisor_id"
    ):
        people[case_id][part].add(user_id)
        if part == Part.CASEWORKER and supervisor_id:
            own[case_id] = supervisor_id
    for case_id, supervisor_id in own.items():
        people[case_id][Part.SUPERVISOR] = people[case_id][Part.SUPERVISOR] or {supervisor_id}
    return people


def tell_reviews(rows: Iterable[Deadline]) -> None:
    """Tell the people on the cases that these deadlines are to be looked at again."""
    for some in batches(rows):
        people = people_on(row.case_id for row in some)
        notify_all(
            _review(row, user_id)
            for row in some
            for who in people[row.case_id].values()
            for user_id in sorted(who, key=str)
        )


def _review(row: Deadline, user_id: Any) -> Telling:
    return Telling(
        user_id=user_id,
        kind=REVIEW,
        url_name="cases:deadline",
        url_args=(row.case.reference, str(row.pk)),
        dedupe_key=f"review-{row.pk}-{row.version}-{row.remind_by_on.isoformat()}",
        subject_label=SUBJECT,
        subject_id=row.pk,
        due_on=row.remind_by_on,
        is_urgent=row.remind_by_on < row.due_on,
    )

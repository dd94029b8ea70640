"""What open cases lack, as conditions that both the page of missing data and the list behind it use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Assignment, Case, CaseEvent, Deadline, Representation, StageSpan
from cases.shown.people import names_for
from clients.models import Client

# Papers from whose service time runs: without the date of service the last day is a guess.
SERVED_PAPERS = ("DECISION_SERVED", "BOARD_DECISION_SERVED")


@dataclass(frozen=True)
class Lack:
    """One thing that may be missing; `where(user)` keeps the cases that lack it."""

    code: str
    name: str | Promise
    where: Callable[[Any], Q]


def of_case(user: Any, model: Any, **facts: Any) -> QuerySet:
    """Rows of a model that belong to the case of the outer query."""
    return model.objects.visible_to(user).filter(case=OuterRef("pk"), **facts)


def worker_of(user: Any) -> Subquery:
    """The key of a case's caseworker."""
    rows = of_case(user, Assignment, ended_on=None, part=Assignment.Part.CASEWORKER)
    return Subquery(rows.values("user")[:1])


def _no(model: Any, **facts: Any) -> Callable[[Any], Q]:
    return lambda user: ~Q(Exists(of_case(user, model, **facts)))


def _some(model: Any, **facts: Any) -> Callable[[Any], Q]:
    return lambda user: Q(Exists(of_case(user, model, **facts)))


def _no_birth_year(user: Any) -> Q:
    known = Client.objects.visible_to(user).filter(birth_year__isnull=True)
    return Q(client__in=known.values("pk"))


OPEN = Deadline.State.OPEN
LACKS = (
    Lack("caseworker", _("a caseworker"), _no(Assignment, ended_on=None, part=Assignment.Part.CASEWORKER)),
    Lack("record", _("somebody on record"), _no(Representation, ceased_on=None)),
    Lack("deadline", _("an open deadline"), _no(Deadline, state=OPEN)),
    Lack(
        "check",
        _("a second person's check of a critical date"),
        _some(Deadline, state=OPEN, is_critical=True, confirmed_by=None),
    ),
    Lack("stage", _("the date its stage began"), _no(StageSpan, ended_on=None, is_struck=False)),
    Lack(
        "served",
        _("the date a decision was served"),
        _some(CaseEvent, kind__in=SERVED_PAPERS, served_on=None, struck_at=None),
    ),
    Lack("birth", _("the client's birth year"), _no_birth_year),
)
BY_CODE = {lack.code: lack for lack in LACKS}


@dataclass(frozen=True)
class Missing:
    """One lack: how many open cases, and how many of each worker's (in the table's order)."""

    code: str
    name: str | Promise
    count: int
    by_worker: list[tuple[Any, int]]


@dataclass(frozen=True)
class MissingData:
    """The page: workers as columns, lacks as lines."""

    workers: list[tuple[Any, str]]
    lines: list[Missing]


def missing_data(user: Any) -> MissingData:
    """What open cases lack, by worker, counted over the rows the reader reaches: one query a line."""
    counted = {lack.code: _by_worker(user, lack) for lack in LACKS}
    keys = {key for counts in counted.values() for key in counts if key is not None}
    names = names_for(user, keys)
    workers = sorted(((key, names[key]) for key in keys), key=lambda pair: pair[1])
    lines = [
        Missing(
            lack.code,
            lack.name,
            sum(counted[lack.code].values()),
            [(key, counted[lack.code].get(key, 0)) for key, _name in workers],
        )
        for lack in LACKS
    ]
    return MissingData(workers, lines)


def _by_worker(user: Any, lack: Lack) -> dict[Any, int]:
    rows = Case.objects.visible_to(user).filter(lack.where(user), closed_on=None)
    grouped = rows.order_by().annotate(worker=worker_of(user)).values("worker").annotate(count=Count("pk"))
    return {row["worker"]: row["count"] for row in grouped}

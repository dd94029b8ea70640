"""Open cases with their deadlines, row by row: what a manager looks through and takes out."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.models import TeamMembership, User
from cases.models import Assignment, Case, Deadline, Representation, StageSpan
from cases.rules.stages import PHASE_OF
from cases.words import PHASES
from core.lists import Column, Filter, HouseList, Since, Where
from reports.queries.lacking import BY_CODE, LACKS

Part = Assignment.Part
ASSIGNED = ("cases.assignment.user", "cases.assignment.part", "cases.assignment.ended_on")
RUNS = ("cases.deadline.due_on", "cases.deadline.state")
CHECKED = (*RUNS, "cases.deadline.is_critical", "cases.deadline.confirmed_by")


def _worker_name(user: Any) -> Subquery:
    live = Assignment.objects.below_reached(user, case=OuterRef(OuterRef("pk"))).filter(
        ended_on=None, part=Part.CASEWORKER
    )
    # A case has one caseworker at a time, so a look-up by key does.
    rows = User.objects.visible_to(user).filter(pk=Subquery(live.order_by().values("user")[:1]))
    return Subquery(rows.order_by().values("full_name")[:1])


def _open(user: Any, **facts: Any) -> QuerySet:
    return (
        Deadline.objects.below_reached(user, case=OuterRef("pk"))
        .filter(state=Deadline.State.OPEN, **facts)
        .order_by()
        .values("case")
    )


def _next_due(user: Any) -> Subquery:
    return Subquery(_open(user).annotate(first=Min("due_on")).values("first"))


def _number_open(user: Any) -> Subquery:
    return Subquery(_open(user).annotate(number=Count("pk")).values("number"))


def _number_unchecked(user: Any) -> Subquery:
    rows = _open(user, is_critical=True, confirmed_by=None)
    return Subquery(rows.annotate(number=Count("pk")).values("number"))


def _on_record(user: Any) -> Subquery:
    rows = Representation.objects.below_reached(user, case=OuterRef("pk")).filter(ceased_on=None)
    return Subquery(rows.order_by("-acting_from").values("representative")[:1])


def stage_since(user: Any) -> Subquery:
    """The day a case came into its stage; it stands in one at a time."""
    rows = StageSpan.objects.below_reached(user, case=OuterRef("pk")).filter(ended_on=None, is_struck=False)
    return Subquery(rows.order_by().values("started_on")[:1])


def _lacks(user: Any, value: str) -> Q:
    return BY_CODE[value].where(user)


def _in_phase(user: Any, value: str) -> Q:
    return Q(stage__in=[str(stage) for stage, phase in PHASE_OF.items() if phase == value])


def _recorded(user: Any, value: str) -> Q:
    nobody = BY_CODE["record"].where(user)
    return nobody if value == "none" else ~nobody


def teams(user: Any) -> list[tuple[str, str]]:
    """Teams by key and name."""
    return [(str(pk), name) for pk, name in Group.objects.order_by("name").values_list("pk", "name")]


def in_team(user: Any, value: Any) -> Q:
    """Cases whose caseworker belongs to a team."""
    members = TeamMembership.objects.visible_to(user).filter(group=value).values("user")
    rows = Assignment.objects.visible_to(user).filter(ended_on=None, part=Part.CASEWORKER, user__in=members)
    return Q(pk__in=rows.values("case"))


@dataclass(frozen=True)
class TeamFilter(Filter):
    """The caseworker's team."""

    everything: Any = _("All teams")

    def _is_path_open(self, user, model):
        return True

    def options(self, user, model):
        return teams(user)

    def condition(self, user, model, value):
        return in_team(user, value)


@dataclass(frozen=True)
class WorkerFilter(Filter):
    """The caseworker."""

    everything: Any = _("Everybody")

    def _is_path_open(self, user, model):
        return True

    def options(self, user, model):
        live = Assignment.objects.visible_to(user).filter(ended_on=None, part=Part.CASEWORKER)
        rows = User.objects.visible_to(user).filter(pk__in=live.values("user")).order_by("full_name")
        return [(str(pk), name) for pk, name in rows.values_list("pk", "full_name")]

    def condition(self, user, model, value):
        live = Assignment.objects.visible_to(user).filter(ended_on=None, part=Part.CASEWORKER, user=value)
        return Q(pk__in=live.values("case"))


class OpenCaseList(HouseList):
    """Every open case with who works on it, who is on record, and what is due."""

    key = "reports.open_cases"
    url_name = "reports:open_case_list"
    model = Case
    title = _("Open cases with deadlines")
    columns = (
        Column("reference", url="cases:detail", url_args=("reference",)),
        Column("client__display_name", label=_("Client")),
        Column("stage"),
        Column(
            "since", label=_("In this stage since"), sql=stage_since, needs=("cases.stagespan.started_on",)
        ),
        Column("worker", label=_("Caseworker"), sql=_worker_name, needs=ASSIGNED, css="nowrap"),
        Column(
            "lawyer", label=_("On record"), sql=_on_record, needs=("cases.representation.representative",)
        ),
        Column("next_due", label=_("Next deadline"), sql=_next_due, needs=RUNS),
        Column("number", label=_("Open deadlines"), sql=_number_open, needs=RUNS, css="num"),
        Column("unchecked", label=_("Not confirmed"), sql=_number_unchecked, needs=CHECKED, css="num"),
        Column("kind", shown=False),
        Column("opened_on", shown=False),
    )
    filters = (
        Where("phase", label=_("Stage"), choices=tuple(PHASES.items()), where=_in_phase,
              needs=("cases.case.stage",)),
        TeamFilter("team", label=_("Team"), needs=ASSIGNED),
        WorkerFilter("worker", label=_("Caseworker"), needs=ASSIGNED),
        Where("record", label=_("On record"), choices=(("some", _("Somebody")), ("none", _("No one"))),
              where=_recorded, needs=("cases.representation.ceased_on",)),
        Where("lacks", label=_("Lacks"), everything=_("Anything"),
              choices=tuple((lack.code, lack.name) for lack in LACKS), where=_lacks, needs=CHECKED),
        Since("opened_on", label=_("Opened")),
    )  # fmt: skip
    search = ("reference", "client__display_name")
    sort = "next_due"
    empty_text = _("No open cases.")

    def rows(self) -> QuerySet:
        return super().rows().filter(closed_on=None)

"""The lists of cases and of deadlines."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from cases.book import closed_days
from cases.models import Alarm, Assignment, Case, Deadline
from cases.shown.deadlines import left_in_words, title_of
from cases.shown.people import names_for
from cases.words import ALARMS
from core.access import Seen, attach_many
from core.clock import today
from core.lists import Choose, Column, DueWithin, HouseList, Since, Where, YesNo

OPEN = {"state": Deadline.State.OPEN}


def next_due(user: Any) -> Subquery:
    """The earliest last day that runs in a case."""
    rows = Deadline.objects.below_reached(user, case=OuterRef("pk")).filter(**OPEN).order_by("due_on")
    return Subquery(rows.values("due_on")[:1])


def _which_open(user: Any, value: str) -> Q:
    return Q(closed_on__isnull=value == "open")


def _alarmed(user: Any, value: str) -> Q:
    return Q(pk__in=Alarm.objects.visible_to(user).filter(cleared_at=None).values("case"))


def _mine(user: Any, value: str) -> Q:
    mine = Assignment.objects.visible_to(user).filter(user=user, ended_on=None)
    return Q(pk__in=mine.values("case"))


class CaseList(HouseList):
    """Cases, with what is due next, who works on them, and what is alarming."""

    key = "cases.list"
    url_name = "cases:list"
    model = Case
    title = _("Cases")
    columns = (
        Column("reference", url="cases:detail", url_args=("reference",)),
        Column("client__display_name", label=_("Client")),
        Column("kind", shown=False),
        Column("stage"),
        Column("next_due", label=_("Next deadline"), sql=next_due, needs=("cases.deadline.due_on",)),
        Column("caseworker", label=_("Caseworker"), value=lambda case: case.caseworker, sortable=False,
               needs=("cases.assignment.user", "cases.assignment.part", "cases.assignment.ended_on")),
        Column("alarms", label=_("Alarms"), value=lambda case: case.alarm_words, sortable=False,
               needs=("cases.alarm.kind", "cases.alarm.cleared_at")),
        Column("opened_on"),
        Column("closed_on", shown=False),
        Column("outcome", shown=False),
    )  # fmt: skip
    filters = (
        Choose("stage"),
        Choose("kind"),
        Where(
            "is_open",
            label=_("Open or closed"),
            choices=[("open", _("Open")), ("closed", _("Closed"))],
            where=_which_open,
            needs=("cases.case.closed_on",),
        ),
        Where(
            "mine",
            label=_("Whose"),
            choices=[("mine", _("Mine"))],
            where=_mine,
            needs=("cases.assignment.user", "cases.assignment.ended_on"),
        ),
        Where(
            "alarm",
            label=_("Alarms"),
            choices=[("any", _("With an alarm"))],
            where=_alarmed,
            needs=("cases.alarm.cleared_at",),
        ),
        Since("opened_on"),
    )
    search = ("reference", "client__display_name")
    sort = "-opened_on"
    empty_text = _("No cases yet.")

    def prepare(self, answers: list[Seen]) -> None:
        user = self.user
        live = Assignment.objects.visible_to(user).filter(ended_on=None, part=Assignment.Part.CASEWORKER)
        attach_many(user, answers, live, by="case", name="workers")
        raised = Alarm.objects.visible_to(user).filter(cleared_at=None)
        attach_many(user, answers, raised, by="case", name="raised")
        names = names_for(user, [one.user_id for case in answers for one in case.workers])
        for case in answers:
            case.attach("caseworker", next((names[one.user_id] for one in case.workers), ""))
            case.attach("alarm_words", [str(ALARMS[one.kind]) for one in case.raised])


def _confirmed(user: Any, value: str) -> Q:
    return Q(is_critical=True, confirmed_by=None)


def _to_review(user: Any, value: str) -> Q:
    return Q(reviews__answered_at=None, reviews__isnull=False)


class DeadlineList(HouseList):
    """Deadlines that run, of every case, the earliest first; the ended ones stand in their cases."""

    key = "cases.deadlines"
    url_name = "cases:deadline_list"
    model = Deadline
    title = _("Deadlines")
    columns = (
        Column("what", label=_("What is to be done"), value=lambda row: row.title_words, sortable=False,
               url="cases:deadline", url_args=("case__reference", "pk"),
               needs=("cases.deadline.title", "cases.deadline.limit", "cases.timelimit.name_en")),
        Column("case__reference", label=_("Case"), url="cases:detail", url_args=("case__reference",)),
        Column("case__client__display_name", label=_("Client")),
        Column("due_on"),
        Column("left", label=_("Time left"), value=lambda row: row.left_words, sortable=False,
               needs=("cases.deadline.due_on",)),
        Column("confirmed_by", label=_("Confirmed by"), value=lambda row: row.checker, sortable=False,
               needs=("cases.deadline.confirmed_by",)),
        Column("case__stage", label=_("Stage"), shown=False),
    )  # fmt: skip
    filters = (
        DueWithin("due_on"),
        YesNo("is_critical", label=_("Critical")),
        Where(
            "check",
            label=_("Second person"),
            choices=[("waiting", _("Not yet confirmed"))],
            where=_confirmed,
            needs=("cases.deadline.is_critical", "cases.deadline.confirmed_by"),
        ),
        Where(
            "review",
            label=_("To look at again"),
            choices=[("open", _("Listed for review"))],
            where=_to_review,
            needs=("cases.deadlinereview.answered_at",),
        ),
    )
    search = ("case__reference",)
    sort = "due_on"
    loads = frozenset({"title", "limit", "due_on", "confirmed_by", "is_critical", "trigger_is_certain"})
    empty_text = _("No deadlines.")

    def rows(self) -> QuerySet:
        return super().rows().filter(**OPEN)

    def prepare(self, answers: list[Seen]) -> None:
        names = names_for(self.user, [one.confirmed_by_id for one in answers])
        for one in answers:
            one.attach("title_words", title_of(one))
            one.attach("left_words", left_in_words(today(), one.due_on, closed_days()))
            one.attach("checker", names.get(one.confirmed_by_id, ""))

    def row_class(self, seen: Seen) -> str:
        return "is-late" if seen.due_on < today() else ""

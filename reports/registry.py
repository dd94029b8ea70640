"""What reports add to the house: the desk and the reports in the navigation."""

from django.utils.translation import gettext_lazy as _

from cases.services import acknowledge_reminders
from cases.services.deadlines import TO_CONFIRM
from core import navigation, notices
from core.access import may_open
from core.desk import home_of
from reports import exporting, feeds  # noqa: F401 - register a job and the desk's feeds
from reports.feeds.cases import overdue_rows
from reports.reminding import AHEAD, CLOSE, OVERDUE, UNREAD
from reports.subjects import describe_deadlines


def _has_desk(user):
    return may_open(user, "home") and home_of(user) is None


navigation.register(
    navigation.Entry(
        label=_("My work"),
        url_name="home",
        icon="checklist",
        order=0,
        keys="g w",
        shown_to=_has_desk,
        counted=overdue_rows,
        urgent=True,
    ),
    navigation.Entry(
        label=_("Reports"),
        url_name="reports:open_cases",
        icon="chart-line",
        group="oversight",
        order=10,
        shown_to=lambda user: may_open(user, "reports:open_cases"),
    ),
)


def _acknowledge(deadline_id, by):
    acknowledge_reminders(deadline_id=deadline_id, by=by)


_ladder = {"message": "reminder", "urgent_message": "reminder_urgent", "in_digest": True}
_answered = _ladder | {"asks_answer": True, "on_acknowledge": _acknowledge}
notices.register_notice(AHEAD, title=_("A deadline comes nearer"), icon="clock", **_answered)
notices.register_notice(CLOSE, title=_("A deadline is close"), icon="alert-triangle", **_answered)
notices.register_notice(OVERDUE, title=_("A deadline has passed"), icon="alert-triangle", **_answered)
notices.register_notice(UNREAD, title=_("A reminder was not read"), icon="hand-stop", **_answered)
notices.register_notice(TO_CONFIRM, title=_("A date waits for your check"), icon="eye-check", **_ladder)
notices.register_subject("cases.deadline", describe_deadlines)

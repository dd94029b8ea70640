"""What cases add to the house: navigation, panels, records with a page, the chronology."""

from django.utils.translation import gettext_lazy as _

from cases import feeds  # noqa: F401  registers the feeders
from cases.models import Case, CaseEvent
from cases.services.telling import REVIEW
from cases.shown.found import case_hit, search_cases
from cases.shown.lines import lines_of_clients
from clients.summaries import register_summary
from core import navigation, panels
from core.access import may_open
from core.draft_titles import register_draft_title
from core.finding import Finder, register_finder
from core.notices import register_notice
from core.records import register_record


def _opens(name: str):
    return lambda user, *record: may_open(user, name)


navigation.register(
    navigation.Entry(
        label=_("Cases"),
        url_name="cases:list",
        icon="folder-open",
        order=20,
        keys="g c",
        shown_to=_opens("cases:list"),
    ),
    navigation.Entry(
        label=_("Deadlines"),
        url_name="cases:deadline_list",
        icon="calendar-due",
        order=60,
        shown_to=_opens("cases:deadline_list"),
    ),
    navigation.Entry(
        label=_("Last day of a period"),
        url_name="cases:due_date",
        icon="calendar-event",
        group="services",
        order=80,
        shown_to=_opens("cases:due_date"),
    ),
    navigation.Entry(
        label=_("Time limits"),
        url_name="cases:time_limits",
        icon="scale",
        group="oversight",
        order=60,
        shown_to=_opens("cases:time_limits"),
    ),
    navigation.Entry(
        label=_("Closed days"),
        url_name="cases:closed_days",
        icon="calendar",
        group="oversight",
        order=70,
        shown_to=_opens("cases:closed_days"),
    ),
)
panels.register(
    panels.Panel(
        on="clients.client",
        key="cases",
        title=_("Cases"),
        url_name="cases:of_client",
        shown_to=_opens("cases:of_client"),
        area="side",
        order=10,
        tab=False,
    )
)
register_finder(
    Finder(
        key="cases",
        title=_("Cases"),
        icon="scale",
        order=20,
        shown_to=_opens("cases:detail"),
        find=search_cases,
        hit=case_hit,
    )
)
register_summary("cases", lines_of_clients)
register_notice(
    REVIEW,
    title=_("A deadline to look at again"),
    icon="refresh",
    message="reminder",
    urgent_message="reminder_urgent",
    in_digest=True,
)
register_draft_title("cases.note", _("Attendance note"))
register_draft_title("cases.event", _("Event of a case"))
register_record(Case, "cases:detail", url_args=lambda case: (case.reference,), reference="reference")
register_record(
    CaseEvent,
    "cases:event",
    url_args=lambda event: (event.case.reference, event.pk),
    together=lambda event: (),
    follow=("case",),
)

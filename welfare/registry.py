"""Where welfare shows itself: side bar, client page, desk, chronology, records that can be opened."""

from django.utils.translation import gettext_lazy as _

from cases.timeline import Feeder, register_feeder
from core import navigation, panels
from core.access import may_open
from core.desk import register_desk
from core.notices import register_notice
from core.records import register_record
from welfare import feeds
from welfare.models import Assistance, NeedsAssessment
from welfare.queries import open_needs


def _opens(name: str):
    return lambda user, *record: may_open(user, name)


navigation.register(
    navigation.Entry(
        label=_("Welfare"),
        url_name="welfare:list",
        icon="heart-handshake",
        group="services",
        order=10,
        shown_to=_opens("welfare:list"),
    ),
    navigation.Entry(
        label=_("Approvals"),
        url_name="welfare:waiting",
        icon="hourglass",
        group="services",
        order=11,
        shown_to=_opens("welfare:waiting"),
    ),
    navigation.Entry(
        label=_("Funds"),
        url_name="welfare:funds",
        icon="coins",
        group="services",
        order=12,
        shown_to=_opens("welfare:list"),
    ),
)
panels.register(
    panels.Panel(
        on="clients.client",
        key="welfare",
        title=_("Welfare"),
        url_name="welfare:of_client",
        shown_to=_opens("welfare:of_client"),
        counted=lambda user, client: open_needs(user, client.pk),
        order=50,
        area="side",
    )
)
register_record(NeedsAssessment, "welfare:needs", url_args=lambda row: (row.client_id,))
register_record(Assistance, "welfare:line", together=lambda line: ())
register_desk("waiting", feeds.approvals_waiting)
register_desk("overdue", feeds.steps_overdue)
register_desk("due", feeds.steps_due)
register_feeder(Feeder(key="welfare.assistance", kind="money", feed=feeds.assistance_entries))
register_notice(
    "welfare.assistance_decided", title=_("Your request for assistance was decided"), icon="coins"
)

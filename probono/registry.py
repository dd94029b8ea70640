"""What pro bono work adds to the house: navigation, the panel on a case."""

from django.utils.translation import gettext_lazy as _

from core import desk, navigation, panels
from core.access import may_open
from core.records import register_record
from probono import feeds  # noqa: F401  registers the feeder
from probono.models import Placement
from probono.policy import may_see_own_cases


def _entry(label, url_name, icon, group, order):
    return navigation.Entry(
        label=label,
        url_name=url_name,
        icon=icon,
        group=group,
        order=order,
        shown_to=lambda user: may_open(user, url_name),
    )


navigation.register(
    _entry(_("My cases"), "probono:home", "home", "outside", 10),
    _entry(_("Opportunities"), "probono:opportunities", "briefcase", "outside", 20),
    _entry(_("Hours"), "probono:hours", "clock", "outside", 30),
    _entry(_("Pro bono"), "probono:desk", "briefcase", "services", 30),
)
panels.register(
    panels.Panel(
        on="cases.case",
        key="probono",
        title=_("Pro bono"),
        url_name="probono:of_case",
        order=80,
        area="side",
        tab=False,
        shown_to=lambda user, case: may_open(user, "probono:of_case"),
    )
)
desk.register_home(may_see_own_cases, "probono:home")
register_record(Placement, "probono:placement", together=lambda placement: ())

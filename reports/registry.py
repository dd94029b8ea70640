"""What reports add to the house: the desk and the reports in the navigation."""

from django.utils.translation import gettext_lazy as _

from core import navigation
from core.access import may_open
from core.desk import home_of


def _has_desk(user):
    return may_open(user, "home") and home_of(user) is None


navigation.register(
    navigation.Entry(
        label=_("My work"), url_name="home", icon="checklist", order=0, keys="g w", shown_to=_has_desk
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

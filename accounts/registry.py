"""What accounts adds to every page's frame."""

from django.utils.translation import gettext_lazy as _

from accounts.policy.people import reviewers
from accounts.queries import recipient_of
from core import navigation
from core.access import may_open
from core.access.openings import register_reviewers
from core.notices import register_recipients


def _to_whom(url_name):
    return lambda user: may_open(user, url_name)


navigation.register(
    navigation.Entry(
        label=_("Who can see what"),
        url_name="accounts:access_matrix",
        icon="shield-lock",
        group="oversight",
        order=80,
        shown_to=_to_whom("accounts:access_matrix"),
    ),
    navigation.Entry(
        label=_("My account"),
        url_name="accounts:me",
        icon="user-circle",
        group="me",
        order=10,
        shown_to=_to_whom("accounts:me"),
    ),
    navigation.Entry(
        label=_("Access requests"),
        url_name="core:openings",
        icon="lock-open",
        group="me",
        order=20,
        shown_to=_to_whom("core:openings"),
    ),
)

register_recipients(recipient_of)
register_reviewers(reviewers)

"""What referrals add to the house: navigation, the panel on a client, records with a page."""

from django.utils.translation import gettext_lazy as _

from core import desk, navigation, notices, panels
from core.access import may_open
from core.draft_titles import register_draft_title
from core.records import register_record
from referrals import (
    choices,  # noqa: F401 - names the lists staff maintain
    timeline,  # noqa: F401 - registers the feeder
)
from referrals import desk as feeds
from referrals.models import Referral
from referrals.queries import waiting_rows
from referrals.services.telling import (
    ANSWERED,
    ASKED,
    CLOSED,
    CONFLICT,
    REOPENED,
    REPLIED,
    URGENT,
    WITHDRAWN,
)


def _to_whom(url_name):
    return lambda user, *_: may_open(user, url_name)


navigation.register(
    navigation.Entry(
        label=_("Referrals"),
        url_name="referrals:inbox",
        icon="inbox",
        order=40,
        keys="g r",
        counted=waiting_rows,
        shown_to=_to_whom("referrals:inbox"),
    ),
    navigation.Entry(
        label=_("Referral by phone or at the desk"),
        url_name="referrals:start",
        icon="file-plus",
        group="new",
        order=40,
        shown_to=_to_whom("referrals:accept"),
    ),
    navigation.Entry(
        label=_("New referral"),
        url_name="referrals:start",
        icon="file-plus",
        group="outside",
        order=20,
        shown_to=_to_whom("referrals:mine"),
    ),
    navigation.Entry(
        label=_("My referrals"),
        url_name="referrals:mine",
        icon="inbox",
        group="outside",
        order=10,
        shown_to=_to_whom("referrals:mine"),
    ),
)
panels.register(
    panels.Panel(
        on="clients.client",
        key="referrals",
        title=_("Referral"),
        url_name="referrals:of_client",
        order=90,
        area="side",
        tab=False,
        shown_to=_to_whom("referrals:of_client"),
    )
)
desk.register_desk("overdue", feeds.overdue)
desk.register_desk("due", feeds.due)
desk.register_desk("new", feeds.new)
desk.register_desk("waiting", feeds.waiting)
desk.register_home(_to_whom("referrals:mine"), "referrals:mine")
notices.register_notice(ASKED, title=_("We need to know more about a referral"), icon="message")
notices.register_notice(ANSWERED, title=_("A referral was answered"), icon="inbox")
notices.register_notice(REOPENED, title=_("A referral is being read again"), icon="inbox")
notices.register_notice(CLOSED, title=_("A referral was closed"), icon="inbox")
notices.register_notice(
    URGENT, title=_("An urgent referral came in"), icon="alert-triangle", urgent_message="alert"
)
notices.register_notice(REPLIED, title=_("A referrer answered"), icon="messages")
notices.register_notice(WITHDRAWN, title=_("A referral was withdrawn"), icon="inbox")
notices.register_notice(CONFLICT, title=_("A conflict was sent up to you"), icon="alert-triangle")
register_record(Referral, "referrals:detail", reference="reference")
register_draft_title("referrals:step", _("Referral form"))

"""What referrals add to the house: navigation, the panel on a client, records with a page."""

from django.utils.translation import gettext_lazy as _

from core import desk, navigation, panels
from core.access import may_open
from core.draft_titles import register_draft_title
from core.records import register_record
from referrals import choices  # noqa: F401 - names the lists staff maintain
from referrals import desk as feeds
from referrals.models import Referral
from referrals.queries import waiting_count


def _to_whom(url_name):
    return lambda user, *_: may_open(user, url_name)


navigation.register(
    navigation.Entry(
        label=_("Referrals"),
        url_name="referrals:inbox",
        icon="inbox",
        order=40,
        keys="g r",
        count=waiting_count,
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
register_record(Referral, "referrals:detail", reference="reference")
register_draft_title("referrals:step", _("Referral form"))

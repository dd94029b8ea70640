"""Where counselling shows itself: the side bar, the pages of clients and cases, records that can be opened."""

from django.utils.translation import gettext_lazy as _

from cases.timeline import Feeder, register_feeder
from core import navigation, panels
from core.access import may_open
from core.desk import register_desk
from core.draft_titles import register_draft_title
from core.notices import register_notice
from core.records import register_record
from counselling import feeds
from counselling.models import Episode, Session
from counselling.queries import sessions_with

navigation.register(
    navigation.Entry(
        label=_("Counselling"),
        url_name="counselling:list",
        icon="messages",
        group="services",
        order=20,
        shown_to=lambda user: may_open(user, "counselling:list"),
    ),
    navigation.Entry(
        label=_("Supervision"),
        url_name="counselling:supervision",
        icon="user-circle",
        group="services",
        order=21,
        shown_to=lambda user: may_open(user, "counselling:supervision"),
    ),
    navigation.Entry(
        label=_("Clinical supervision"),
        url_name="counselling:supervisors",
        icon="shield-lock",
        group="oversight",
        order=60,
        shown_to=lambda user: may_open(user, "counselling:supervisors"),
    ),
)

panels.register(
    panels.Panel(
        on="clients.client",
        key="counselling",
        title=_("Counselling"),
        url_name="counselling:of_client",
        shown_to=lambda user, client: may_open(user, "counselling:of_client"),
        counted=lambda user, client: sessions_with(user, client.pk),
        order=60,
        area="side",
    ),
    panels.Panel(
        on="cases.case",
        key="counselling",
        title=_("Counselling"),
        url_name="counselling:of_case",
        shown_to=lambda user, case: may_open(user, "counselling:of_case"),
        order=60,
        area="side",
        tab=False,
    ),
)

register_record(Episode, "counselling:episode", reference="reference", together=lambda episode: ())
# Break-glass opens one session's clinical columns for who knows of it already; nobody is put on anything by it.
register_record(Session, "counselling:session", together=lambda session: ())
register_desk("overdue", feeds.risks_open)
register_desk("due", feeds.notes_unsigned)
register_feeder(
    Feeder(key="counselling.sessions", kind="contact", feed=feeds.session_entries),
    Feeder(key="counselling.flags", kind="milestone", feed=feeds.flag_entries),
)
register_notice("counselling.flag_raised", title=_("The counsellor raised a flag"), icon="flag")
# In a list of drafts the words are neutral: a screen may be seen by others.
for form_key in ("session_add", "session_change", "addendum_add", "safety_plan_write"):
    register_draft_title(f"counselling:{form_key}", _("Counselling"))

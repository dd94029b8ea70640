"""What the mechanism itself adds to every page's frame, and the kinds of notices it gives."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import navigation, notices, outbox
from core.access import may_open, openings, read
from core.desk import DeskItem, register_desk
from core.lists import exporting  # noqa: F401 - registers its job
from core.models import Job
from core.orphans import register_file_column

# A job's file lies under the job's own key.
register_file_column(Job, "id")
navigation.register_bar(
    navigation.Bar(_("Reminders are delayed. What you save is kept; messages go out as soon as possible.")),
    when=outbox.late_rows,
)
navigation.register(
    navigation.Entry(
        label=_("Notices"),
        url_name="core:notices",
        icon="bell",
        group="bell",
        shown_to=lambda user: may_open(user, "core:notices"),
        counted=notices.unread,
    ),
    navigation.Entry(
        label=_("My exports and letters"),
        url_name="core:jobs",
        icon="download",
        group="me",
        order=30,
        shown_to=lambda user: may_open(user, "core:jobs"),
    ),
    navigation.Entry(
        label=_("Exports"),
        url_name="core:job_log",
        icon="download",
        group="oversight",
        order=70,
        shown_to=lambda user: may_open(user, "core:job_log"),
    ),
    navigation.Entry(
        label=_("Moving parts"),
        url_name="core:parts",
        icon="settings",
        group="oversight",
        order=90,
        shown_to=lambda user: may_open(user, "core:parts"),
    ),
)
notices.register_notice(
    "core.glass_broken",
    title=_("An emergency opening waits for your review"),
    icon="lock-open",
    message="reminder_urgent",
)
notices.register_notice(
    "core.job_ready", title=_("What you asked for is ready"), icon="download", message="job_ready"
)


def openings_waiting(user, today):
    """What waits for the user's answer: others' requests, and emergency openings to review."""
    asked = [
        DeskItem(title=_("Somebody asks to see something"), url=reverse("core:openings"), on=one.created_at.date(),
                 about=one.get_field_class_display(), action=_("Answer"))
        for one in openings.to_answer(user)
    ]  # fmt: skip
    if not may_open(user, "core:review"):
        return asked
    broken = read(user, openings.to_review(user)[:20], fields=["field_class", "created_at"])
    return asked + [
        DeskItem(title=_("Review an emergency opening"), url=reverse("core:openings"), on=one.created_at.date(),
                 about=one.get_field_class_display, tone="urgent", action=_("Review"))
        for one in broken
    ]  # fmt: skip


register_desk("waiting", openings_waiting)

"""My work: what is overdue, what is due, who waits for me, what is new."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from core.clock import today
from core.desk import desk_of, home_of
from core.drafts import drafts_of
from reports.queries.desk import closed_days_ahead

SECTIONS = (
    ("overdue", _("Overdue"), "alert-triangle", "urgent", _("Nothing overdue.")),
    ("due", _("Due in 7 days"), "clock", "soon", _("Nothing due in the next seven days.")),
    ("waiting", _("Waiting for my answer"), "message", "", _("Nobody is waiting for you.")),
    ("new", _("New to me"), "inbox", "", _("Nothing new.")),
)
MOST = 10


def home(request):
    """The desk, or the door that is the user's."""
    door = home_of(request.user)
    if door:
        return redirect(door)
    day = today()
    found = desk_of(request.user, day)
    sections = [
        {"key": key, "title": title, "icon": icon, "tone": tone if found[key] else "", "empty": empty,
         "items": found[key] if request.GET.get("all") == key else found[key][:MOST], "count": len(found[key])}
        for key, title, icon, tone, empty in SECTIONS
    ]  # fmt: skip
    context = {
        "sections": sections,
        "today": day,
        "total": sum(section["count"] for section in sections),
        "overdue": len(found["overdue"]),
        "agenda": found["agenda"],
        "closed_days": closed_days_ahead(request.user, day),
        "drafts": drafts_of(request.user, 10),
    }
    return render(request, "reports/home.html", context)

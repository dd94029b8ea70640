"""My work: what is overdue, what is due, who waits for me, what is new; the same for a team, and what is nobody's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from core.clock import today
from core.desk import MOST, desk_of, home_of
from core.drafts import drafts_of
from reports.queries.desk import closed_days_ahead, desks_of

SECTIONS = (
    ("overdue", _("Overdue"), "alert-triangle", "urgent", _("Nothing overdue.")),
    ("due", _("Due in 7 days"), "clock", "soon", _("Nothing due in the next seven days.")),
    ("waiting", _("Waiting for my answer"), "message", "", _("Nobody is waiting for you.")),
    ("new", _("New to me"), "inbox", "", _("Nothing new.")),
)
# Titles of another desk than one's own; a section that it has not is left out.
TITLES = {
    "team": {
        "overdue": _("Overdue in the team"),
        "due": _("Due in the team in 7 days"),
        "waiting": _("Dates to check"),
        "new": _("New to the team"),
    },
    "nobody": {"new": _("Cases nobody works on")},
}
SHOWN = 10


def home(request: HttpRequest) -> HttpResponse:
    """The desk, or the door that is the user's."""
    door = home_of(request.user)
    if door:
        return redirect(door)
    desks = desks_of(request.user)
    whose, day = request.GET.get("whose", "mine"), today()
    if whose not in desks:
        raise Http404
    found = desk_of(request.user, day, whose)
    sections = _sections(found, whose, request.GET.get("all", ""))
    context = {
        "desks": desks,
        "whose": whose,
        "sections": sections,
        "today": day,
        "total": sum(section["count"] for section in sections),
        "overdue": len(found["overdue"]),
        "agenda": found["agenda"],
        "closed_days": closed_days_ahead(request.user, day),
        "drafts": drafts_of(request.user, 10),
    }
    return render(request, "reports/home.html", context)


def _sections(found: dict, whose: str, unfolded: str) -> list[dict]:
    titles = TITLES.get(whose)
    return [
        {
            "key": key,
            "title": titles[key] if titles else title,
            "icon": icon,
            "tone": tone if found[key] else "",
            "empty": empty,
            "items": found[key] if unfolded == key else found[key][:SHOWN],
            "count": len(found[key]),
            "is_too_much": len(found[key]) >= MOST,
        }
        for key, title, icon, tone, empty in SECTIONS
        if titles is None or key in titles
    ]

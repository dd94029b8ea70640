"""Panels every record has: its history, who has looked, and who can see it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.access import may_open, read_one, record
from core.db import system_context
from core.history.timeline import timeline
from core.pages import show
from core.queries import names_of, who_can_see, who_looked
from core.records import record_of

PAGES = (("who", _("Who can see this")), ("history", _("What changed")), ("looked", _("Who has looked")))


def _reach(request, label, pk):
    kind = record_of(label)
    rows = kind.model.objects.visible_to(request.user).filter(pk=pk)
    return kind, read_one(request.user, rows, follow=kind.follow)


def _frame(request, kind, seen, here):
    """The record, and the ways to its other pages of this kind that the reader may open."""
    pages = [
        {
            "label": title,
            "url": reverse(f"core:{name}", args=[kind.label, seen.pk]),
            "is_current": name == here,
        }
        for name, title in PAGES
        if may_open(request.user, f"core:{name}") and (name != "history" or _has_history(kind))
    ]
    return {"record": seen, "url": kind.url(seen), "pages": pages}


def _has_history(kind):
    return hasattr(kind.model._meta, "simple_history_manager_attribute")


def history(request, label, pk):
    """What changed, as far as the reader may see it now."""
    kind, seen = _reach(request, label, pk)
    if not _has_history(kind):
        raise Http404
    entries = timeline(request.user, seen)
    with system_context("core.history_names"):
        names = names_of(entry.user_id for entry in entries)
    record(request.user, "history", label, str(pk))
    rows = [(entry, names.get(entry.user_id, entry.actor)) for entry in entries]
    context = {**_frame(request, kind, seen, "history"), "rows": rows}
    return show(request, "core/history.html", context, part="history")


def looked(request, label, pk):
    """Who has looked at a record."""
    kind, seen = _reach(request, label, pk)
    context = {**_frame(request, kind, seen, "looked"), "looked": who_looked(label, pk)}
    return show(request, "core/looked.html", context, part="looked")


def who(request, label, pk):
    """Who can see a record, and why."""
    kind, seen = _reach(request, label, pk)
    context = {**_frame(request, kind, seen, "who"), "access": who_can_see(kind.model, pk)}
    return show(request, "core/who.html", context, part="who")

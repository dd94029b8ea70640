"""Panels every record has: its history, who has looked, and who can see it."""

from django.http import Http404

from core.access import read_one, record
from core.db import system_context
from core.history.timeline import timeline
from core.pages import show
from core.queries import names_of, who_can_see, who_looked
from core.records import record_of


def _reach(request, label, pk):
    kind = record_of(label)
    return kind, read_one(request.user, kind.model.objects.visible_to(request.user).filter(pk=pk))


def history(request, label, pk):
    """What changed, as far as the reader may see it now."""
    kind, seen = _reach(request, label, pk)
    if not hasattr(kind.model._meta, "simple_history_manager_attribute"):
        raise Http404
    entries = timeline(request.user, seen)
    with system_context("core.history_names"):
        names = names_of(entry.user_id for entry in entries)
    record(request.user, "history", label, str(pk))
    rows = [(entry, names.get(entry.user_id, entry.actor)) for entry in entries]
    context = {"rows": rows, "record": seen, "url": kind.url(seen)}
    return show(request, "core/history.html", context, part="history")


def looked(request, label, pk):
    """Who has looked at a record."""
    kind, seen = _reach(request, label, pk)
    context = {"looked": who_looked(label, pk), "record": seen, "url": kind.url(seen)}
    return show(request, "core/looked.html", context, part="looked")


def who(request, label, pk):
    """Who can see a record, and why."""
    kind, seen = _reach(request, label, pk)
    context = {"access": who_can_see(kind.model, pk), "record": seen, "url": kind.url(seen), "label": label}
    return show(request, "core/who.html", context, part="who")

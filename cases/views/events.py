"""Recording what happened, one screen an event; correcting and striking out."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import services
from cases.forms import CorrectEventForm, EventForm, ReasonForm
from cases.models import CaseEvent, Decision
from cases.models.events import DATE_OF
from cases.rules.book.events import EVENTS
from cases.shown.claims import standing_grounds
from cases.shown.deadlines import deadline_rows
from cases.shown.frame import CaseFile, frame, open_file
from cases.shown.people import names_for
from cases.shown.rows import deadlines_of
from cases.views.acting import act
from cases.words import BASES, PROOFS, THEMES
from cases.words import EVENTS as EVENT_WORDS
from core.access import Seen, attach_many, read_one
from core.clock import today
from core.drafts import discard_draft, draft_values
from core.panels import panels_for
from core.templatetags.house import day as in_full

DRAFT = "cases.event"


def event_choose(request, reference):
    """Which event is to be recorded."""
    file = open_file(request, reference)
    chapters = [
        (words, [(rule.code, EVENT_WORDS[rule.code]) for rule in EVENTS.values() if rule.theme == theme])
        for theme, words in THEMES.items()
    ]
    return render(request, "cases/event_choose.html", {**frame(file, request), "chapters": chapters})


def event_add(request, reference, kind):
    """Record one event: its form asks only what it needs."""
    file = open_file(request, reference)
    rule = EVENTS.get(kind)
    if rule is None:
        raise Http404
    about = f"{file.case.reference}-{kind}"[:60]
    asked = {"rule": rule, "grounds": standing_grounds(file.user, file.case)}
    kept = draft_values(request.user, DRAFT, about)
    form = EventForm(request.POST, **asked) if request.method == "POST" else EventForm.restored(kept, **asked)

    def do():
        key = form.cleaned_data["idempotency_key"]
        made = services.record_event(case_id=file.case.pk, entry=form.entry, by=request.user, key=key)
        discard_draft(by=request.user, form_key=DRAFT, about=about)
        return made

    page = {
        "heading": EVENT_WORDS[kind],
        "sub": _("Proof: %(proof)s. Attach it when the event is recorded.") % {"proof": PROOFS[rule.proof]},
        "submit": _("Record the event"),
        "back": reverse("cases:event_choose", args=[reference]),
        "draft": reverse("core:draft", args=[DRAFT, about]),
    }
    done = _("Recorded. Look at what follows from it.")
    return act(request, file, form, do=do, done=done, to=lambda made: _url(reference, made.pk), page=page)


def _url(reference: str, pk: object) -> str:
    return reverse("cases:event", args=[reference, pk])


def _reach(file: CaseFile, pk: object) -> Seen:
    rows = CaseEvent.objects.visible_to(file.user).filter(case=file.case.pk, pk=pk)
    event = read_one(file.user, rows)
    decisions = Decision.objects.visible_to(file.user).filter(is_struck=False)
    attach_many(file.user, [event], decisions, "event", "decided")
    return event


def event_detail(request, reference, pk):
    """One event: its dates, what it decided, what followed from it, and its proof."""
    file = open_file(request, reference)
    event = _reach(file, pk)
    rows = [
        one
        for one in deadlines_of(request.user, file.case)
        if event.pk in {one.event_id, one.ended_by_event_id}
    ]
    context = {
        **frame(file, request),
        "event": event,
        "rule": EVENTS[event.kind],
        "dates": _dates(event),
        "followed": deadline_rows(request.user, rows, reference, today()),
        "recorded_by": names_for(request.user, [event.recorded_by_id])[event.recorded_by_id],
        "event_panels": panels_for("cases.caseevent", request.user, event),
    }
    return render(request, "cases/event.html", context)


def _dates(event: Seen) -> list[tuple[str, str]]:
    """The dates that are known, with what they are the date of."""
    known = [(BASES[basis], on) for basis, on in event.dates.items()]
    if event.printed_on is not None:
        known.append((_("Last day printed on the paper"), event.printed_on))
    return [(str(label), in_full(on)) for label, on in known]


def event_correct(request, reference, pk):
    """Put an event right."""
    file = open_file(request, reference)
    event = _reach(file, pk)
    if event.struck_at is not None:
        raise Http404
    initial = {
        name: getattr(event, name)
        for name in (*DATE_OF.values(), "printed_on", "how_known", "note", "result")
    }
    initial |= {f"result_{one.ground}": one.result for one in event.decided if one.may_read("ground")}
    form = CorrectEventForm(
        request.POST or None,
        rule=EVENTS[event.kind],
        grounds=standing_grounds(file.user, file.case),
        initial=initial,
        version=event.version,
    )

    def do():
        answers = form.cleaned_data
        return services.correct_event(
            event_id=event.pk,
            version=answers["version"],
            entry=form.entry,
            reason=answers["reason"],
            by=request.user,
        )

    page = {
        "heading": _("Correct: %(event)s") % {"event": EVENT_WORDS[event.kind]},
        "sub": _(
            "What it was stays in its history. Deadlines that would move are listed for review; none moves by itself."
        ),
        "submit": _("Save the correction"),
        "back": _url(reference, pk),
    }
    done = _("Corrected. Deadlines that would move are listed for review.")
    return act(
        request, file, form, do=do, done=done, to=lambda made: _url(reference, pk), page=page,
        again=lambda: _reach(file, pk),
    )  # fmt: skip


def event_strike(request, reference, pk):
    """Say that an event should never have been recorded."""
    file = open_file(request, reference)
    event = _reach(file, pk)
    form = ReasonForm(request.POST or None, version=event.version)

    def do():
        answers = form.cleaned_data
        return services.strike_out_event(
            event_id=event.pk, version=answers["version"], reason=answers["reason"], by=request.user
        )

    page = {
        "heading": _("Strike out: %(event)s") % {"event": EVENT_WORDS[event.kind]},
        "sub": _(
            "Use this for an event of another case, or one that never happened. It stays in the record, struck out."
        ),
        "submit": _("Strike it out"),
        "back": _url(reference, pk),
    }
    return act(
        request, file, form, do=do, done=_("Struck out."), to=lambda made: _url(reference, pk), page=page,
        again=lambda: _reach(file, pk),
    )  # fmt: skip

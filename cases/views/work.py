"""Notes, hearings, tasks, alarms, and who is on record."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import services
from cases.forms import (
    CeasedForm,
    HearingForm,
    HearingOutcomeForm,
    NoteForm,
    ReasonForm,
    RepresentationForm,
    TaskForm,
)
from cases.models import Alarm, Hearing, Representation, Task
from cases.shown.frame import open_file
from cases.views.acting import act
from cases.words import ALARMS
from core.access import read_one
from core.drafts import discard_draft, draft_values

NOTE_DRAFT = "cases.note"


def _to(name: str, reference: str):
    return lambda made: reverse(f"cases:{name}", args=[reference])


def note_add(request, reference):
    """Write an attendance note."""
    file = open_file(request, reference)
    kept = draft_values(request.user, NOTE_DRAFT, reference)
    form = NoteForm(request.POST) if request.method == "POST" else NoteForm.restored(kept)

    def do():
        key = form.cleaned_data["idempotency_key"]
        made = services.write_note(case_id=file.case.pk, by=request.user, key=key, **form.facts)
        discard_draft(by=request.user, form_key=NOTE_DRAFT, about=reference)
        return made

    page = {
        "heading": _("Add a note"),
        "submit": _("Save the note"),
        "back": reverse("cases:detail", args=[reference]),
        "draft": reverse("core:draft", args=[NOTE_DRAFT, reference]),
    }
    return act(request, file, form, do=do, done=_("Note saved."), to=_to("detail", reference), page=page)


def hearing_add(request, reference):
    """Put an appointment into the case."""
    file = open_file(request, reference)
    form = HearingForm(request.POST or None)

    def do():
        key = form.cleaned_data["idempotency_key"]
        return services.add_hearing(case_id=file.case.pk, by=request.user, key=key, **form.facts)

    back = reverse("cases:hearings", args=[reference])
    page = {"heading": _("Add a hearing or appointment"), "submit": _("Add it"), "back": back}
    return act(request, file, form, do=do, done=_("Added."), to=_to("hearings", reference), page=page)


def hearing_outcome(request, reference, pk):
    """Say what came of an appointment."""
    file = open_file(request, reference)
    rows = Hearing.objects.visible_to(request.user).filter(case=file.case.pk, pk=pk)
    hearing = read_one(request.user, rows)
    names = ("adviser_present", "outcome", "next_step")
    initial = {name: getattr(hearing, name) for name in names if hearing.may_read(name)}
    initial["held"] = {True: "yes", False: "no"}.get(hearing.held)
    form = HearingOutcomeForm(request.POST or None, initial=initial, version=hearing.version)

    def do():
        version = form.cleaned_data["version"]
        return services.record_hearing(hearing_id=pk, version=version, by=request.user, **form.answers)

    back = reverse("cases:hearings", args=[reference])
    page = {"heading": _("What came of it"), "submit": _("Save"), "back": back}
    return act(
        request, file, form, do=do, done=_("Saved."), to=_to("hearings", reference), page=page,
        again=lambda: read_one(request.user, rows.all()),
    )  # fmt: skip


def task_add(request, reference):
    """Give oneself something to do in the case."""
    file = open_file(request, reference)
    form = TaskForm(request.POST or None)

    def do():
        key = form.cleaned_data["idempotency_key"]
        return services.add_task(
            case_id=file.case.pk, by=request.user, key=key, assigned_to=request.user, **form.answers
        )

    page = {
        "heading": _("Add a task"),
        "submit": _("Add it"),
        "back": reverse("cases:detail", args=[reference]),
    }
    return act(request, file, form, do=do, done=_("Added."), to=_to("detail", reference), page=page)


@require_POST
def task_done(request, reference, pk):
    """Say that a task is done."""
    file = open_file(request, reference)
    if not Task.objects.visible_to(request.user).filter(case=file.case.pk, pk=pk, done_at=None).exists():
        raise Http404
    services.finish_task(task_id=pk, by=request.user)
    return redirect("cases:detail", reference)


def alarm_clear(request, reference, pk):
    """Say how an alarm was dealt with."""
    file = open_file(request, reference)
    rows = Alarm.objects.visible_to(request.user).filter(case=file.case.pk, pk=pk, cleared_at=None)
    alarm = read_one(request.user, rows)
    form = ReasonForm(request.POST or None)

    def do():
        return services.clear_alarm(alarm_id=alarm.pk, clearing=form.answers["reason"], by=request.user)

    page = {
        "heading": _("Clear the alarm: %(alarm)s") % {"alarm": ALARMS[alarm.kind]},
        "sub": _("Say what was done about it. The alarm stays in the history."),
        "submit": _("Clear it"),
        "back": reverse("cases:detail", args=[reference]),
    }
    return act(request, file, form, do=do, done=_("Cleared."), to=_to("detail", reference), page=page)


def representation_add(request, reference):
    """Note who acts for the client."""
    file = open_file(request, reference)
    form = RepresentationForm(request.POST or None)

    def do():
        return services.record_representation(case_id=file.case.pk, by=request.user, **form.answers)

    back = reverse("cases:representation", args=[reference])
    page = {"heading": _("Somebody on record"), "submit": _("Save"), "back": back}
    return act(request, file, form, do=do, done=_("Saved."), to=_to("representation", reference), page=page)


def representation_end(request, reference, pk):
    """Note that somebody ceased to act."""
    file = open_file(request, reference)
    rows = Representation.objects.visible_to(request.user).filter(case=file.case.pk, pk=pk, ceased_on=None)
    row = read_one(request.user, rows)
    form = CeasedForm(request.POST or None, version=row.version)

    def do():
        version = form.cleaned_data["version"]
        return services.end_representation(
            representation_id=pk, version=version, by=request.user, **form.answers
        )

    page = {
        "heading": _("Ceased to act: %(who)s") % {"who": row.representative},
        "sub": _("With a date running and nobody after them, the alarm for a gap is raised."),
        "submit": _("Save"),
        "back": reverse("cases:representation", args=[reference]),
    }
    return act(
        request, file, form, do=do, done=_("Saved."), to=_to("representation", reference), page=page,
        again=lambda: read_one(request.user, rows.all()),
    )  # fmt: skip

"""Asking to see, answering, breaking the glass, and reviewing that it was right."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.access import openings, policy_of, read
from core.access.classes import FieldClass
from core.answering import answer_form
from core.forms.openings import AskForm, BreakGlassForm, FindRecordForm
from core.models import FieldGrant
from core.queries import find_by_reference, page_of, rows_together
from core.records import model_of, record_of


def ask(request, label, pk, field_class):
    """Ask to see one class of data on one record."""
    model = model_of(label)
    if field_class not in {str(one) for one in openings.askable_classes(policy_of(model), request.user)}:
        raise Http404
    form = AskForm(request.POST or None)
    back = page_of(model, pk)
    return answer_form(
        request,
        form,
        lambda: openings.ask(model=model, pk=pk, field_class=field_class, by=request.user, **form.answers),
        template="core/ask.html",
        context=lambda: {"what": FieldClass(field_class).label, "back": back},
        go=back,
        done=_("Asked. You see the answer on your desk."),
    )


@require_POST
def answer(request, pk):
    """Open for an hour, or refuse, what somebody asked for."""
    rows = FieldGrant.objects.visible_to(request.user).filter(pk=pk, kind=FieldGrant.Kind.ASKED, until=None)
    asked = rows.only("pk", "model_label", "object_id").first()
    if asked is None:
        raise Http404
    allow = request.POST.get("allow") == "1"
    openings.answer(grant_id=pk, model=model_of(asked.model_label), allow=allow, by=request.user)
    messages.success(request, _("Opened for an hour.") if allow else _("Refused."))
    return redirect("core:openings")


def openings_list(request):
    """What is waiting for an answer, and emergency openings to review."""
    waiting = FieldGrant.objects.visible_to(request.user).filter(
        kind=FieldGrant.Kind.ASKED, until=None, ended_at=None
    )
    context = {
        "waiting": read(
            request.user, waiting.exclude(user=request.user).order_by("created_at")[:50], follow=["user"]
        ),
        "mine": read(request.user, waiting.filter(user=request.user).order_by("created_at")[:50]),
        "to_review": read(request.user, openings.to_review(request.user)[:50], follow=["user"]),
    }
    return render(request, "core/openings.html", context)


def break_glass_find(request):
    """The file somebody has to open in an emergency, by its reference."""
    form = FindRecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = find_by_reference(form.answers["reference"])
        if found:
            return redirect("core:break_glass", label=found[0], pk=found[1])
        form.add_error(
            "reference", _("No file has this reference. Check the number, for example C-2026-0143.")
        )
    return render(request, "core/break_glass_find.html", {"form": form}, status=422 if form.errors else 200)


def break_glass(request, label, pk):
    """Open named classes of one record for an hour."""
    record = record_of(label)
    classes = openings.breakable_classes(policy_of(record.model))
    form = BreakGlassForm(request.POST or None, classes=classes)

    def open_it():
        together = rows_together(record, pk)
        openings.break_glass(model=record.model, pk=pk, by=request.user, together=together, **form.answers)
        return page_of(record.model, pk)

    return answer_form(
        request, form, open_it, template="core/break_glass.html", context=dict, go=lambda page: page
    )


@require_POST
def review(request, pk):
    """A second person's word on an emergency opening."""
    if not openings.to_review(request.user).filter(pk=pk).exists():
        raise Http404
    openings.review(grant_id=pk, verdict=request.POST.get("verdict", "ask"), by=request.user)
    messages.success(request, _("Reviewed."))
    return redirect("core:openings")

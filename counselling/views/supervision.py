"""Clinical supervision: what counsellors bring to it, and who supervises whom."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import read, read_one, record_list
from core.clock import today
from core.forms import posted
from counselling import queries, services
from counselling.forms import EndSupervisionForm, SupervisionForm
from counselling.models import ClinicalSupervision
from counselling.views.pages import plain_form


def supervision(request):
    """Sessions marked for supervision, of the counsellors the user supervises."""
    sessions = queries.for_supervision(request.user)
    record_list(request.user, "list", sessions)
    return render(request, "counselling/supervision.html", {"sessions": sessions})


def supervisors(request):
    """Who supervises whom."""
    rows = ClinicalSupervision.objects.visible_to(request.user)
    pairs = read(request.user, rows, follow=["supervisor", "counsellor"])
    return render(request, "counselling/supervisors.html", {"pairs": pairs})


def supervisor_add(request):
    """Let one counsellor supervise another."""
    form = SupervisionForm(
        posted(request),
        counsellors=queries.counsellor_choices(request.user),
        initial={"from_on": today()},
    )

    def act():
        answers = form.answers
        services.appoint_supervisor(
            supervisor_id=answers["supervisor"],
            counsellor_id=answers["counsellor"],
            from_on=answers["from_on"],
            until_on=answers["until_on"],
            by=request.user,
            key=form.cleaned_data["idempotency_key"],
        )

    return plain_form(
        request,
        form,
        act,
        title=_("Clinical supervision"),
        submit=_("Save"),
        done=_("Saved. The supervisor reads the counsellor's work from that day on."),
        back=reverse("counselling:supervisors"),
    )


def supervisor_end(request, pk):
    """Let a supervision end."""
    row = _supervision(request, pk)
    form = EndSupervisionForm(posted(request), version=row.version, initial={"until_on": today()})
    return plain_form(
        request,
        form,
        lambda: services.end_supervision(
            supervision_id=pk,
            version=form.cleaned_data["version"],
            until_on=form.answers["until_on"],
            by=request.user,
        ),
        title=_("End of supervision"),
        submit=_("Save"),
        done=_("Saved."),
        back=reverse("counselling:supervisors"),
        current=lambda: _supervision(request, pk),
        under=f"{row.supervisor.full_name} / {row.counsellor.full_name}",
    )


def _supervision(request, pk):
    rows = ClinicalSupervision.objects.visible_to(request.user).filter(pk=pk)
    return read_one(request.user, rows, follow=["supervisor", "counsellor"])

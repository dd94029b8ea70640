"""Clinical supervision: what counsellors bring to it, and who supervises whom."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import Conflict, read, read_one, record_list
from core.clock import today
from counselling import queries, services
from counselling.forms import EndSupervisionForm, SupervisionForm
from counselling.models import ClinicalSupervision
from counselling.views.pages import form_page


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
        request.POST or None,
        counsellors=queries.counsellor_choices(request.user),
        initial={"from_on": today()},
    )
    if request.method == "POST" and form.is_valid():
        answers = form.answers
        try:
            services.appoint_supervisor(
                supervisor_id=answers["supervisor"],
                counsellor_id=answers["counsellor"],
                from_on=answers["from_on"],
                until_on=answers["until_on"],
                by=request.user,
                key=form.cleaned_data["idempotency_key"],
            )
            messages.success(
                request, _("Saved. The supervisor reads the counsellor's work from that day on.")
            )
            return redirect("counselling:supervisors")
        except ValidationError as error:
            form.refuse(error)
    return form_page(request, form, _("Clinical supervision"), _("Save"), reverse("counselling:supervisors"))


def supervisor_end(request, pk):
    """Let a supervision end."""
    row = read_one(
        request.user,
        ClinicalSupervision.objects.visible_to(request.user).filter(pk=pk),
        follow=["supervisor", "counsellor"],
    )
    form = EndSupervisionForm(request.POST or None, version=row.version, initial={"until_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            services.end_supervision(
                supervision_id=pk,
                version=form.cleaned_data["version"],
                until_on=form.answers["until_on"],
                by=request.user,
            )
            messages.success(request, _("Saved."))
            return redirect("counselling:supervisors")
        except ValidationError as error:
            form.refuse(error)
        except Conflict:
            messages.error(request, _("Somebody changed this meanwhile. Look again."))
            return redirect("counselling:supervisors")
    title = _("End of supervision")
    people = f"{row.supervisor.full_name} / {row.counsellor.full_name}"
    return form_page(request, form, title, _("Save"), reverse("counselling:supervisors"), under=people)

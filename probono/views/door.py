"""The lawyers' door: my cases, one case, hours, and the blind list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.models import Case, Deadline
from core.access import read, read_one, record_list, record_open
from core.panels import panels_for
from probono import queries, services
from probono.forms import HoursForm
from probono.models import Opportunity, Placement


def _home(request, form=None, status=200):
    placements = queries.placements_of(request.user)
    record_list(request.user, "list", [one.case for one in placements])
    context = {
        "placements": placements,
        "form": form or HoursForm(placements=placements),
        "hours": queries.hours_this_month(request.user),
    }
    return render(request, "probono/home.html", context, status=status)


def home(request):
    """My cases with the next date of each, and a place to log hours."""
    return _home(request)


@require_POST
def log_hours(request):
    """Note time given to one of my cases."""
    placements = queries.placements_of(request.user)
    form = HoursForm(request.POST, placements=placements)
    if not form.is_valid():
        return _home(request, form, 422)
    answers = form.answers
    try:
        services.log_hours(
            placement_id=answers.pop("placement"),
            key=form.cleaned_data["idempotency_key"],
            by=request.user,
            **answers,
        )
    except ValidationError as error:
        form.add_error(None if not hasattr(error, "error_dict") else "worked_on", error.messages)
        return _home(request, form, 422)
    messages.success(request, _("Hours saved."))
    return redirect("probono:home")


def my_case(request, reference):
    """One placed case: stage, dates, documents; nothing of counselling or welfare."""
    case = read_one(
        request.user, Case.objects.visible_to(request.user).filter(reference=reference), follow=["client"]
    )
    placement = Placement.objects.visible_to(request.user).filter(case=case.pk, ended_on=None)
    record_open(request.user, case)
    deadlines = Deadline.objects.visible_to(request.user).filter(case=case.pk, state=Deadline.State.OPEN)
    context = {
        "case": case,
        "placement": next(iter(read(request.user, placement[:1])), None),
        "deadlines": read(request.user, deadlines.order_by("due_on"), follow=["limit"]),
        "panels": panels_for("cases.case", request.user, case),
    }
    if context["placement"] is None:
        raise Http404
    return render(request, "probono/my_case.html", context)


def hours(request):
    """What I have logged."""
    context = {"entries": queries.hours_of(request.user), "hours": queries.hours_this_month(request.user)}
    return render(request, "probono/hours.html", context)


def opportunities(request):
    """Cases that need a lawyer, told without names."""
    return render(request, "probono/opportunities.html", {"offers": queries.open_offers(request.user)})


def opportunity(request, pk):
    """One of them."""
    rows = Opportunity.objects.visible_to(request.user).filter(pk=pk, state=Opportunity.State.OPEN)
    return render(request, "probono/opportunity.html", {"offer": read_one(request.user, rows)})

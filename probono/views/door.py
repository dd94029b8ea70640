"""The lawyers' door: my cases, one case, hours, and the blind list."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.models import Case, Deadline
from cases.shown.client import client_cells, reading_client
from core.access import read, read_one, record_list, record_open
from core.answering import answer_form
from core.pages import show
from core.panels import panels_for
from core.together import together
from probono import queries, services
from probono.forms import HoursForm
from probono.models import Opportunity, Placement

HOME = "probono/home.html"


def _home(request):
    """My cases, and the hours of this month."""
    placements = queries.placements_of(request.user)
    record_list(request.user, "list", [one.case for one in placements])
    return {"placements": placements, "hours": queries.hours_this_month(request.user)}


def home(request):
    """My cases with the next date of each, and a place to log hours."""
    shown = _home(request)
    return show(request, HOME, {**shown, "form": HoursForm(placements=shown["placements"])})


@require_POST
def log_hours(request):
    """Note time given to one of my cases."""
    form = HoursForm(request.POST, placements=queries.placements_of(request.user))

    def act():
        answers = form.answers
        services.log_hours(
            placement_id=answers.pop("placement"),
            key=form.cleaned_data["idempotency_key"],
            by=request.user,
            **answers,
        )

    return answer_form(
        request,
        form,
        act,
        template=HOME,
        context=lambda: _home(request),
        go=reverse("probono:home"),
        done=_("Hours saved."),
    )


def my_case(request, reference):
    """One placed case: stage, dates, documents; nothing of counselling or welfare."""
    case = read_one(request.user, Case.objects.visible_to(request.user).filter(reference=reference))
    together(reading_client(request.user, case))
    placement = Placement.objects.visible_to(request.user).filter(case=case.pk, ended_on=None)
    record_open(request.user, case)
    deadlines = Deadline.objects.visible_to(request.user).filter(case=case.pk, state=Deadline.State.OPEN)
    context = {
        "case": case,
        "placement": next(iter(read(request.user, placement[:1])), None),
        "deadlines": read(request.user, deadlines.order_by("due_on"), follow=["limit"]),
        "panels": panels_for("cases.case", request.user, case),
        **client_cells(case.client),
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

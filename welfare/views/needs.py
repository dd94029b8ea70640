"""A client's needs and plan."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.models import Client
from core.access import read_one, record_open
from core.clock import today
from core.lists import answer_list
from core.pages import show
from welfare import queries, services
from welfare.forms import AssessmentForm, DoneForm, EndNeedForm, NeedForm, StepForm
from welfare.models import Need, PlanStep
from welfare.tables import WelfareList
from welfare.views.pages import answer_form


def welfare_list(request):
    """Clients with a welfare file."""
    return answer_list(request, WelfareList)


def welfare_needs(request, client_id):
    """Needs, assessments and plan of one client."""
    context = queries.file_of(request.user, client_id, "needs") | queries.needs_of(request.user, client_id)
    for assessment in context["assessments"][:1]:
        record_open(request.user, assessment)
    return render(request, "welfare/needs.html", context)


def client_panel(request, client_id):
    """Welfare in short, on the client's page."""
    client = read_one(request.user, Client.objects.visible_to(request.user).filter(pk=client_id))
    context = {"client": client, **queries.panel_of(request.user, client_id)}
    return show(request, "welfare/panel.html", context, part="welfare")


def assess(request, client_id):
    """Record an assessment with its needs."""
    context = queries.file_of(request.user, client_id)
    form = AssessmentForm(request.POST or None, initial={"assessed_on": today()})

    def act():
        services.record_assessment(
            client_id=client_id,
            answers=form.plain,
            needs=form.needs,
            by=request.user,
            key=form.cleaned_data["idempotency_key"],
        )

    return answer_form(
        request,
        form,
        act,
        title=_("Assess needs"),
        submit=_("Save assessment"),
        done=_("Saved."),
        back=reverse("welfare:needs", args=[client_id]),
        template="welfare/assess.html",
        **context,
    )


def need_add(request, client_id):
    """Record one need."""
    context = queries.file_of(request.user, client_id)
    form = NeedForm(request.POST or None)

    def act():
        services.record_need(
            client_id=client_id, by=request.user, key=form.cleaned_data["idempotency_key"], **form.answers
        )

    return answer_form(
        request,
        form,
        act,
        title=_("Record a need"),
        submit=_("Save"),
        done=_("Saved."),
        back=reverse("welfare:needs", args=[client_id]),
        **context,
    )


def need_end(request, pk):
    """Close a need."""
    need = _writable(request.user, Need, pk, "state")
    form = EndNeedForm(request.POST or None, version=need.version)

    def act():
        services.end_need(
            need_id=pk, version=form.cleaned_data["version"], state=form.answers["state"], by=request.user
        )

    return answer_form(
        request,
        form,
        act,
        title=need.get_category_display,
        submit=_("Close this need"),
        done=_("Closed."),
        back=reverse("welfare:needs", args=[need.client_id]),
        current=lambda: _writable(request.user, Need, pk, "state"),
        **queries.file_of(request.user, need.client_id),
    )


def step_add(request, client_id):
    """Add a step to the plan."""
    context = queries.file_of(request.user, client_id)
    form = StepForm(
        request.POST or None,
        owners=queries.owner_choices(request.user),
        initial={"owner": str(request.user.pk)},
    )

    def act():
        answers = form.answers
        services.add_plan_step(
            client_id=client_id,
            owner_id=answers["owner"],
            action=answers["action"],
            due_on=answers["due_on"],
            by=request.user,
            key=form.cleaned_data["idempotency_key"],
        )

    return answer_form(
        request,
        form,
        act,
        title=_("Add a step to the plan"),
        submit=_("Save"),
        done=_("Saved."),
        back=reverse("welfare:needs", args=[client_id]),
        **context,
    )


def step_done(request, pk):
    """Mark a step as done."""
    step = _writable(request.user, PlanStep, pk, "done_on")
    form = DoneForm(request.POST or None, version=step.version)

    def act():
        services.finish_plan_step(
            step_id=pk, version=form.cleaned_data["version"], result=form.answers["result"], by=request.user
        )

    return answer_form(
        request,
        form,
        act,
        title=_("Step done"),
        submit=_("Mark as done"),
        done=_("Marked as done."),
        back=reverse("welfare:needs", args=[step.client_id]),
        current=lambda: _writable(request.user, PlanStep, pk, "done_on"),
        text=step.action,
        **queries.file_of(request.user, step.client_id),
    )


def _writable(user, model, pk, name):
    seen = read_one(user, model.objects.visible_to(user).filter(pk=pk))
    if not seen.may_write(name):
        raise Http404
    return seen

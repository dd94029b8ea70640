"""Scores, safety plans, dangers and flags of one episode."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import read, record_open
from core.answering import ask_first
from core.clock import today
from core.drafts import draft_values
from core.forms import HouseForm, posted
from counselling import queries, services
from counselling.forms import FlagForm, MeasureForm, RiskForm, SafetyPlanForm
from counselling.models import Flag, RiskTask, SafetyPlan
from counselling.views.pages import inside_form, writable


def measure_add(request, pk):
    """Record a questionnaire's score."""
    episode = writable(queries.episode_inside(request.user, pk))
    form = MeasureForm(request.POST or None, initial={"taken_on": today()})

    def act():
        services.record_measure(
            episode_id=pk, by=request.user, key=form.cleaned_data["idempotency_key"], **form.answers
        )

    return inside_form(
        request, episode, form, act, title=_("Add a measure"), submit=_("Save"), done=_("Saved.")
    )


def safety_plan(request, pk):
    """The safety plan with its earlier versions."""
    episode = queries.episode_inside(request.user, pk)
    plans = read(
        request.user,
        SafetyPlan.objects.visible_to(request.user).filter(episode=pk),
        follow=["written_by"],
    )
    for plan in plans[:1]:
        record_open(request.user, plan)
    context = {"episode": episode, "plans": plans, **queries.strip_of(request.user, episode.client_id)}
    return render(request, "counselling/safety_plan.html", context)


def safety_plan_write(request, pk):
    """Write a new version of the safety plan, starting from the last one."""
    user, draft = request.user, ("counselling:safety_plan_write", pk)
    episode = writable(queries.episode_inside(user, pk))
    newest = read(user, SafetyPlan.objects.visible_to(user).filter(episode=pk)[:1])
    typed = None if request.POST else draft_values(user, *draft)
    initial = {"text": newest[0].text} if newest else {}
    form = SafetyPlanForm(request.POST) if request.POST else SafetyPlanForm.restored(typed, initial=initial)

    def act():
        services.write_safety_plan(
            episode_id=pk, text=form.answers["text"], by=user, key=form.cleaned_data["idempotency_key"]
        )

    return inside_form(
        request,
        episode,
        form,
        act,
        title=_("Safety plan"),
        submit=_("Save as new version"),
        done=_("Saved."),
        go=reverse("counselling:safety_plan", args=[pk]),
        draft=draft,
    )


def risk_settle(request, pk):
    """Record what was done about a danger."""
    task = writable(queries.part_inside(request.user, RiskTask, pk), "action")
    form = RiskForm(request.POST or None, version=task.version)

    def act():
        services.settle_risk(
            risk_task_id=pk,
            version=form.cleaned_data["version"],
            action=form.answers["action"],
            by=request.user,
        )

    return inside_form(
        request,
        task.episode,
        form,
        act,
        title=_("Record today's action"),
        submit=_("Save"),
        done=_("Recorded."),
        current=lambda: queries.part_inside(request.user, RiskTask, pk),
        text=task.get_cause_display,
    )


def flag_add(request, pk):
    """Raise a flag across the wall."""
    episode = writable(queries.episode_inside(request.user, pk))
    form = FlagForm(request.POST or None)

    def act():
        services.raise_flag(
            episode_id=pk, by=request.user, key=form.cleaned_data["idempotency_key"], **form.answers
        )

    return inside_form(
        request,
        episode,
        form,
        act,
        title=_("Flag across the wall"),
        submit=_("Raise the flag"),
        done=_("Raised. The legal team sees the flag and your name."),
    )


def flag_end(request, pk):
    """Take a flag down; with scripts off, the page that asks first."""
    flag = writable(queries.part_inside(request.user, Flag, pk), "ended_on")
    return ask_first(
        request,
        HouseForm(posted(request)),
        lambda _given: services.end_flag(flag_id=pk, version=flag.version, by=request.user),
        heading=_("Take the flag down: %(flag)s") % {"flag": flag.get_kind_display},
        text=_("The legal team no longer sees it. That it was up stays in the history."),
        submit=_("Take it down"),
        back=reverse("counselling:episode", args=[flag.episode_id]),
        done=_("Taken down."),
        current=lambda: queries.part_inside(request.user, Flag, pk),
        changed=_("This flag has ended already."),
    )

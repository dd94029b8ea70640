"""The coordinator's desk: offer, ask, place, end."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Organisation, User
from cases.models import Case
from core.access import read, read_one, record_list
from core.answering import answer_form
from core.pages import show
from probono import queries, services
from probono.forms import ConflictAskForm, EndForm, OfferForm, PlaceForm
from probono.models import ConflictCheck, Opportunity, Placement
from probono.policy import may_place
from probono.policy.access import FIRM_KINDS, LAWYER_ROLE

OFFERED = "probono/offered.html"


def desk(request):
    """Cases on offer and placements that run."""
    placements = queries.live_placements(request.user)
    record_list(request.user, "list", [one.case for one in placements if not one.case.is_restricted])
    rows = Opportunity.objects.visible_to(request.user).filter(state=Opportunity.State.OPEN)
    offers = read(request.user, rows.order_by("wanted_by_on", "created_at")[:100], follow=["case"])
    return render(request, "probono/desk.html", {"offers": offers, "placements": placements})


def offer(request, pk):
    """Offer a case without names."""
    case = read_one(request.user, Case.objects.visible_to(request.user).filter(pk=pk))
    form = OfferForm(request.POST or None)

    def act():
        key = form.cleaned_data["idempotency_key"]
        return services.offer_case(case_id=pk, by=request.user, key=key, **form.answers)

    return answer_form(
        request,
        form,
        act,
        template="probono/offer.html",
        context=lambda: {"case": case},
        go=lambda made: reverse("probono:offered", args=[made]),
    )


def _offered(request, pk, *, ask=None, place=None):
    """What the page of one offer shows; `ask` and `place` are its forms as they were posted."""
    rows = Opportunity.objects.visible_to(request.user).filter(pk=pk)
    offered = read_one(request.user, rows, follow=["case__client"])
    checks = ConflictCheck.objects.visible_to(request.user).filter(opportunity=pk)
    return {
        "offer": offered,
        "checks": read(request.user, checks, follow=["firm"]),
        "may_place": may_place(request.user),
        "ask_form": ask or ConflictAskForm(firms=queries.firms(request.user)),
        "place_form": place or PlaceForm(lawyers=queries.lawyers(request.user)),
    }


def offered(request, pk):
    """One offer: who was asked, who is clear, and placing."""
    return show(request, OFFERED, _offered(request, pk))


@require_POST
def ask_conflict(request, pk):
    """Note that names went to a firm's conflict team."""
    form = ConflictAskForm(request.POST, firms=queries.firms(request.user))

    def act():
        firms = Organisation.objects.visible_to(request.user).filter(kind__in=FIRM_KINDS)
        services.ask_conflict_check(
            opportunity_id=pk,
            firm=get_object_or_404(firms.only("pk"), pk=form.answers["firm"]),
            undertaking_by=form.answers["undertaking_by"],
            by=request.user,
        )

    return answer_form(
        request,
        form,
        act,
        template=OFFERED,
        context=lambda: _offered(request, pk, ask=form),
        go=reverse("probono:offered", args=[pk]),
    )


@require_POST
def answer_conflict(request, pk):
    """Keep a firm's answer."""
    check = read_one(request.user, ConflictCheck.objects.visible_to(request.user).filter(pk=pk))
    services.answer_conflict_check(
        check_id=pk, is_clear=request.POST.get("answer") == "clear", by=request.user
    )
    return redirect("probono:offered", pk=check.opportunity_id)


@require_POST
def place(request, pk):
    """Place the offered case with a lawyer."""
    offer_row = read_one(request.user, Opportunity.objects.visible_to(request.user).filter(pk=pk))
    form = PlaceForm(request.POST, lawyers=queries.lawyers(request.user))

    def act():
        answers = form.answers
        lawyers = User.objects.visible_to(request.user).filter(role=LAWYER_ROLE)
        services.place_case(
            case_id=offer_row.case_id,
            lawyer_id=get_object_or_404(lawyers.only("pk"), pk=answers.pop("lawyer")).pk,
            opportunity_id=pk,
            key=form.cleaned_data["idempotency_key"],
            by=request.user,
            **answers,
        )

    return answer_form(
        request,
        form,
        act,
        template=OFFERED,
        context=lambda: _offered(request, pk, place=form),
        go=reverse("probono:desk"),
        done=_("Placed. The lawyer sees the case from now on."),
    )


def placement(request, pk):
    """One placement, with its hours."""
    rows = Placement.objects.visible_to(request.user).filter(pk=pk)
    seen = read_one(request.user, rows, follow=["case", "lawyer", "firm"])
    return render(
        request, "probono/placement.html", {"placement": seen, "may_place": may_place(request.user)}
    )


def end(request, pk):
    """End a placement at once."""
    rows = Placement.objects.visible_to(request.user).filter(pk=pk, ended_on=None)
    seen = read_one(request.user, rows, follow=["case", "lawyer"])
    form = EndForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.end_placement(placement_id=pk, reason=form.answers["reason"], by=request.user),
        template="probono/end.html",
        context=lambda: {"placement": seen},
        go=reverse("probono:desk"),
        done=_("Ended. The lawyer no longer sees the case."),
    )


def of_case(request, pk):
    """The case's placements and offers, as a panel."""
    case = read_one(request.user, Case.objects.visible_to(request.user).filter(pk=pk))
    placements = Placement.objects.visible_to(request.user).filter(case=pk)
    offers = Opportunity.objects.visible_to(request.user).filter(case=pk)
    context = {
        "case": case,
        "placements": read(request.user, placements[:20], follow=["lawyer", "firm"]),
        "offers": read(request.user, offers.order_by("-created_at")[:20]),
        "may_place": may_place(request.user),
    }
    return show(request, "probono/of_case.html", context, part="probono")

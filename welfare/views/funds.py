"""The funds assistance comes from."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import may_open, read_one
from welfare import queries, services
from welfare.forms import FundForm, NewFundForm
from welfare.models import Fund
from welfare.views.pages import answer_form


def fund_list(request):
    """Funds with budget, what is committed and what is left."""
    context = {"funds": queries.funds(request.user), "may_add": may_open(request.user, "welfare:fund_add")}
    return render(request, "welfare/funds.html", context)


def fund_add(request):
    """Open a fund."""
    form = NewFundForm(request.POST or None)

    def act():
        services.open_fund(answers=form.answers, by=request.user, key=form.cleaned_data["idempotency_key"])

    return answer_form(
        request,
        form,
        act,
        title=_("New fund"),
        submit=_("Open the fund"),
        done=_("Saved."),
        back=reverse("welfare:funds"),
    )


def fund_change(request, pk):
    """Change a fund's names, budget or end."""
    fund = _fund(request.user, pk)
    initial = {name: getattr(fund, name) for name in FundForm.base_fields}
    form = FundForm(request.POST or None, version=fund.version, initial=initial)

    def act():
        services.change_fund(
            fund_id=pk, version=form.cleaned_data["version"], changes=form.answers, by=request.user
        )

    return answer_form(
        request,
        form,
        act,
        title=fund.name,
        submit=_("Save"),
        done=_("Saved."),
        back=reverse("welfare:funds"),
        current=lambda: _fund(request.user, pk),
    )


def _fund(user, pk):
    fund = read_one(user, Fund.objects.visible_to(user).filter(pk=pk))
    if not fund.may_write("budget"):
        raise Http404
    return fund

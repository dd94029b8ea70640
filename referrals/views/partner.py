"""A partner's own referrals: the list, one of them, answering, withdrawing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from core.lists import answer_list
from referrals import services
from referrals.board import people_of
from referrals.forms.answering import AnswerForm, WithdrawForm
from referrals.rules import WAITING
from referrals.tables import Mine

from .acts import Act, act_view
from .doors import holder_of
from .reaching import open_page, reach, said


def mine(request: HttpRequest) -> HttpResponse:
    """What the organisation sent, and the user's own unsent forms."""
    drafts = services.open_drafts(holder=holder_of(request))
    return answer_list(request, Mine, "referrals/partner/mine.html", {"drafts": drafts})


def _show(request: HttpRequest, pk: Any, form: Any = None, status: int = 200) -> HttpResponse:
    referral = open_page(request, pk)
    context = {
        "referral": referral,
        "people": people_of(request.user, pk),
        "form": form or AnswerForm(),
        "may_withdraw": referral.state in WAITING,
        **said(request.user, referral),
    }
    return render(request, "referrals/partner/mine_detail.html", context, status=status)


@require_GET
def mine_detail(request: HttpRequest, pk: Any) -> HttpResponse:
    """One referral: where it stands, what we asked or answered, what was sent."""
    return _show(request, pk)


@require_POST
def answer(request: HttpRequest, pk: Any) -> HttpResponse:
    """The answer to what we asked."""
    reach(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, pk, form, status=422)
    services.answer_inquiry(referral_id=pk, by=request.user, **form.answers)
    messages.success(request, _("Sent. Thank you."))
    return redirect("referrals:mine_detail", pk)


withdraw = act_view(
    Act(
        title=gettext_lazy("Withdraw the referral"),
        lead=gettext_lazy("We stop reading it. This cannot be undone; you may send a new one at any time."),
        submit=gettext_lazy("Withdraw"),
        done=gettext_lazy("Withdrawn."),
        form=WithdrawForm,
        service=services.withdraw_referral,
        may=lambda referral: referral.state in WAITING,
        tone="danger",
        back="referrals:mine_detail",
    )
)

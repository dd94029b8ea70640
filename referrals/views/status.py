"""A visitor's look at their own referral: by reference and code, for a quarter of an hour."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.clock import now
from referrals import services
from referrals.forms.answering import AnswerForm, StatusForm
from referrals.telling import rail_of, reason_in_words

from .doors import address_of, frame_of

SESSION_KEY, OPEN_FOR = "referral_status", dt.timedelta(minutes=15)


@require_http_methods(["GET", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Reference and code in, the referral's state out; one answer for everything that does not fit."""
    form = StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = services.look_up_status(**form.answers, address=address_of(request))
        if found:
            until = (now() + OPEN_FOR).isoformat()
            request.session[SESSION_KEY] = {"referral": str(found), "until": until}
            return redirect("referrals:status_shown")
        form.add_error(
            None, _("We find nothing under this reference and code. Check both and try again later.")
        )
    status_code = 422 if form.errors else 200
    return render(
        request, "referrals/status.html", {"door": frame_of(request), "form": form}, status=status_code
    )


@require_GET
def status_shown(request: HttpRequest) -> HttpResponse:
    """What became of the referral that was looked up."""
    referral_id = _looked_up(request)
    return _show(request, referral_id) if referral_id else redirect("referrals:status")


@require_POST
def status_answer(request: HttpRequest) -> HttpResponse:
    """The visitor's answer to what we asked."""
    referral_id = _looked_up(request)
    if not referral_id:
        return redirect("referrals:status")
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, referral_id, form, status=422)
    services.answer_as_visitor(referral_id=referral_id, **form.answers)
    return redirect("referrals:status_shown")


@require_POST
def status_leave(request: HttpRequest) -> HttpResponse:
    """Forget what was looked up."""
    request.session.pop(SESSION_KEY, None)
    return redirect("referrals:status")


def _looked_up(request: HttpRequest) -> str:
    kept = request.session.get(SESSION_KEY) or {}
    is_open = kept and dt.datetime.fromisoformat(kept["until"]) > now()
    return kept["referral"] if is_open else ""


def _show(request: HttpRequest, referral_id: Any, form: Any = None, status: int = 200) -> HttpResponse:
    found = services.status_of(referral_id=referral_id)
    context = {
        "door": frame_of(request),
        "found": found,
        "rail": rail_of(found.state, found.steps),
        "reason": reason_in_words(found.reason),
        "form": form or AnswerForm(),
    }
    return render(request, "referrals/status_shown.html", context, status=status)

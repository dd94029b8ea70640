"""Acts on one referral that want a form: one shape for all of them, as a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import Conflict, Seen
from core.forms import HouseForm

from .doors import frame_of
from .reaching import reach

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act: its form, the service that does it, and what the page says about it."""

    title: Text
    submit: Text
    done: Text
    form: type[HouseForm]
    service: Callable[..., Any]
    may: Callable[[Seen], bool]
    lead: Text = ""
    tone: str = "primary"
    back: str = "referrals:detail"
    make: Callable[[HttpRequest, Seen], dict[str, Any]] = lambda request, referral: {}


def act_view(act: Act) -> Callable[..., HttpResponse]:
    """The page of an act: GET asks, POST does it; somebody else's save in between is said, nothing is lost."""

    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, pk: Any) -> HttpResponse:
        referral = reach(request, pk)
        if not act.may(referral):
            raise Http404
        form = act.form(request.POST or None, version=referral.version, **act.make(request, referral))
        status = 200
        if request.method == "POST":
            status = _try(request, act, referral, form)
        if status == 0:
            messages.success(request, str(act.done))
            return redirect(act.back, pk)
        context = {"act": act, "referral": referral, "form": form, "door": frame_of(request)}
        return render(request, "referrals/act.html", context, status=status)

    return view


def _try(request: HttpRequest, act: Act, referral: Seen, form: HouseForm) -> int:
    """0 when the act was done, else the status of the page that says why not."""
    if not form.is_valid():
        return 422
    version = form.cleaned_data.get("version") or 0
    try:
        act.service(referral_id=referral.pk, version=version, by=request.user, **form.answers)
    except Conflict:
        form.data = form.data.copy()
        form.data["version"] = referral.version
        form.add_error(None, _("Somebody changed this referral meanwhile. Look at it again, then decide."))
        return 409
    except ValidationError as error:
        form.add_error(None, error.messages)
        return 422
    return 0

"""Acts on one referral that want a form: one shape for all of them, as a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import Seen
from core.answering import answer_form
from core.forms import HouseForm, posted

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
        form = act.form(posted(request), version=referral.version, **act.make(request, referral))
        return answer_form(
            request,
            form,
            lambda: act.service(
                referral_id=referral.pk,
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                **form.answers,
            ),
            template="referrals/act.html",
            context=lambda: {"act": act, "referral": referral, "door": frame_of(request)},
            go=reverse(act.back, args=[pk]),
            done=str(act.done),
            current=lambda: reach(request, pk),
            changed=_("Somebody changed this referral meanwhile. Look at it again, then decide."),
        )

    return view

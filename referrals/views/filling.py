"""Filling in a form, one topic a page; every page works with scripts off and keeps what was typed."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.drafts import discard_draft, draft_values
from referrals import flow, services
from referrals.flow import CHECK, FAMILY, Step
from referrals.forms.base import StepForm
from referrals.limits import may_go_on
from referrals.models.words import Kind
from referrals.policy import may_refer
from referrals.services import Holder, OpenDraft

from .doors import address_of, frame_of, hold, holder_of, let_go

STARTED_BY_ADDRESS = 30


@dataclass(frozen=True)
class Page:
    """One step of one draft, as one request sees it."""

    request: HttpRequest
    holder: Holder
    draft: OpenDraft
    step: Step

    @property
    def wants(self) -> str:
        """The button pressed: "next", "later", "add"."""
        return self.request.POST.get("do", "next")

    def form(self, data: Any = None, **kwargs: Any) -> StepForm:
        return flow.form_class(self.step, self.holder.by)(data, **kwargs)

    def keep(self, form: StepForm, *, is_done: bool) -> None:
        services.keep_answers(
            draft_id=self.draft.id,
            step=self.step.key,
            typed=flow.typed_in(form, self.request.POST),
            is_done=is_done,
            holder=self.holder,
        )

    def show(self, form: StepForm | None = None, status: int = 200, **more: Any) -> HttpResponse:
        context = {**frame(self.request, self.draft, self.step), "form": form, **more}
        return render(
            self.request, f"referrals/fill/{more.get('template', 'step')}.html", context, status=status
        )

    def go_on(self) -> HttpResponse:
        if self.wants == "later":
            return leave(self.request, self.draft, self.holder)
        key = (
            CHECK if self.request.GET.get("then") == CHECK else flow.after(self.draft.kind, self.step.key).key
        )
        return redirect("referrals:step", self.draft.id, key)


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What to have at hand before one begins; beginning makes an empty draft."""
    if not may_refer(request.user):
        raise Http404
    context = {"door": frame_of(request), "steps": flow.steps_of(Kind.LEGAL)}
    if request.method == "GET":
        return render(request, "referrals/fill/start.html", context)
    if not may_go_on("start referral", address_of(request), times=STARTED_BY_ADDRESS):
        return render(request, "referrals/fill/start.html", context | {"is_full": True}, status=429)
    draft_id = services.start_draft(kind=Kind.LEGAL, holder=holder_of(request))
    hold(request, draft_id)
    return redirect("referrals:step", draft_id, flow.steps_of(Kind.LEGAL)[0].key)


def reach(request: HttpRequest, draft_id: Any, key: str) -> Page:
    """The step of the holder's draft; 404 alike when either is missing or somebody else's."""
    holder = holder_of(request)
    draft = services.open_draft(draft_id=draft_id, holder=holder)
    step = flow.step_named(draft.kind, key)
    if step is None:
        raise Http404
    return Page(request, holder, draft, step)


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, draft_id: Any, key: str) -> HttpResponse:
    """One page of the form."""
    from .checking import check_step
    from .family import family_step

    page = reach(request, draft_id, key)
    if page.draft.is_sent:
        return redirect("referrals:receipt", draft_id)
    return {FAMILY: family_step, CHECK: check_step}.get(key, ask_step)(page)


def ask_step(page: Page) -> HttpResponse:
    """Questions of one topic: kept as typed, gone on from when they are right."""
    if page.request.method == "GET":
        return page.show(_again(page))
    form = page.form(page.request.POST)
    is_done = form.is_valid()
    page.keep(form, is_done=is_done)
    _forget_late_words(page)
    if is_done or page.wants == "later":
        return page.go_on()
    return page.show(form, status=422)


def _again(page: Page) -> StepForm:
    """The form as it was left; with its errors when the reader was sent back to correct it."""
    late = draft_values(page.holder.by, "referrals:step", page.draft.id) if page.holder.by else None
    kept = late or flow.as_data(page.draft.answers.get(page.step.key))
    if "fix" in page.request.GET:
        return page.form(kept)
    initial = flow.as_initial(flow.form_class(page.step, page.holder.by), kept)
    if not kept and page.step.key == "who" and page.holder.by:
        initial = {"referrer_name": page.holder.by.full_name, "referrer_email": page.holder.by.email}
    return page.form(initial=initial)


def _forget_late_words(page: Page) -> None:
    if page.holder.by:
        discard_draft(by=page.holder.by, form_key="referrals:step", about=page.draft.id)


@require_POST
def autosave(request: HttpRequest, draft_id: Any, key: str) -> HttpResponse:
    """Keep what is being typed; answers when, in words."""
    page = reach(request, draft_id, key)
    if page.step.form is None or key == FAMILY:
        raise Http404
    form = page.form(request.POST)
    page.keep(form, is_done=form.is_valid())
    return JsonResponse({"saved_at": timezone.localtime().strftime("%H:%M")})


def leave(request: HttpRequest, draft: OpenDraft, holder: Holder) -> HttpResponse:
    """Save and come back later: a visitor gets a private link, a user finds the draft in their list."""
    if holder.by is not None:
        return redirect("referrals:mine" if holder.by.is_outside else "referrals:inbox")
    token = services.make_link(draft_id=draft.id, holder=holder)
    let_go(request, draft.id)
    link = request.build_absolute_uri(reverse("referrals:resume", args=[token]))
    context = {"door": frame_of(request), "draft": draft, "link": link}
    return render(request, "referrals/fill/left.html", context)


@require_GET
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """A private link: back to the first step that is not filled in yet."""
    draft_id = services.redeem_link(token=token)
    if draft_id is None:
        return render(request, "referrals/fill/gone.html", {"door": frame_of(request)}, status=404)
    hold(request, draft_id)
    draft = services.open_draft(draft_id=draft_id, holder=holder_of(request))
    left = flow.missing(draft)
    return redirect("referrals:step", draft_id, left[0].key if left else CHECK)


@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, draft_id: Any) -> HttpResponse:
    """Throw a draft away, once asked."""
    if request.method == "GET":
        draft = services.open_draft(draft_id=draft_id, holder=holder_of(request))
        return render(request, "referrals/fill/drop.html", {"door": frame_of(request), "draft": draft})
    services.drop_draft(draft_id=draft_id, holder=holder_of(request))
    let_go(request, draft_id)
    is_outside = getattr(request.user, "is_outside", False)
    return redirect("referrals:mine" if is_outside else "referrals:start")


def frame(request: HttpRequest, draft: OpenDraft, here: Step) -> dict[str, Any]:
    """What every page of the form shows around its questions."""
    steps = flow.steps_of(draft.kind)
    number = steps.index(here) + 1
    return {
        "door": frame_of(request),
        "draft": draft,
        "step": here,
        "number": number,
        "total": len(steps),
        "step_of": _("Step %(number)s of %(total)s") % {"number": number, "total": len(steps)},
        "links": [_link(draft, one, here) for one in steps],
        "saved_at": draft.saved_at if draft.answers else None,
    }


def _link(draft: OpenDraft, step: Step, here: Step) -> dict[str, Any]:
    state = "now" if step == here else "done" if step.key in draft.done else "next"
    is_open = state == "done" or (step.key == CHECK and not flow.missing(draft) and state != "now")
    return {
        "label": step.title,
        "state": state,
        "url": reverse("referrals:step", args=[draft.id, step.key]) if is_open else "",
    }

"""Reading the form through, sending it, and the receipt, which is the same whoever the person is."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from referrals import flow, services
from referrals.flow import FAMILY, Step, Whole

from .doors import frame_of, holder_of
from .filling import Page


def check_step(page: Page) -> HttpResponse:
    """Everything once more, each part with a way back; then send."""
    if page.request.method == "GET":
        return page.show(template="check", parts=_parts(page))
    if page.wants == "later":
        return page.go_on()
    whole = flow.whole(page.draft, page.holder.by)
    wrong = [*flow.missing(page.draft), *whole.wrong]
    if wrong:
        return _back_to(page, wrong[0])
    return _send(page, whole)


def _send(page: Page, whole: Whole) -> HttpResponse:
    try:
        services.send_draft(
            draft_id=page.draft.id,
            holder=page.holder,
            language=get_language() or "en",
            facts=whole.facts,
            people=whole.people,
        )
    except ValidationError as error:
        return page.show(template="check", parts=_parts(page), refused=error.messages, status=422)
    return redirect("referrals:receipt", page.draft.id)


def _back_to(page: Page, step: Step) -> HttpResponse:
    address = reverse("referrals:step", args=[page.draft.id, step.key])
    tried = "&fix=1" if step.key in page.draft.answers else ""
    return redirect(f"{address}?then=check{tried}")


def _parts(page: Page) -> list[dict[str, Any]]:
    """Each step with its answers in words, or as not filled in."""
    parts: dict[str, dict[str, Any]] = {}
    for step, form in flow.filled(page.draft, page.holder.by):
        address = reverse("referrals:step", args=[page.draft.id, step.key]) + "?then=check"
        part = parts.setdefault(
            step.key, {"title": step.title, "url": address, "groups": [], "is_done": True}
        )
        if form.is_valid() and (step.key in page.draft.done or step.key == FAMILY):
            part["groups"].append(flow.in_lines(form))
        else:
            part["is_done"] = False
    return list(parts.values())


@require_GET
def receipt(request: HttpRequest, draft_id: Any) -> HttpResponse:
    """Reference and, for visitors, the code to look the answer up with."""
    draft = services.open_draft(draft_id=draft_id, holder=holder_of(request))
    if not draft.is_sent:
        raise Http404
    context = {"door": frame_of(request), "reference": draft.reference, "status_code": draft.status_code}
    return render(request, "referrals/fill/receipt.html", context)

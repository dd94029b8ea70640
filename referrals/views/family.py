"""The step about family: one member at a time, added to a list; no member is fine."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from referrals import flow, services
from referrals.flow import FAMILY, MOST_RELATIVES
from referrals.services.drafts import Typed

from .filling import Page


def family_step(page: Page) -> HttpResponse:
    """Add, remove, go on."""
    people = flow.relatives(page.draft)
    if page.request.method == "GET":
        return _show(page, people)
    if "remove" in page.request.POST:
        return _keep(page, _without(people, page.request.POST["remove"]))
    form = page.form(page.request.POST)
    typed = flow.typed_in(form, page.request.POST)
    if page.wants != "add" and not any(value.strip() for values in typed.values() for value in values):
        _keep(page, people)
        return page.go_on()
    if len(people) >= MOST_RELATIVES:
        form.add_error(None, _("Send the form with these people first, then another one for the others."))
    if not form.is_valid():
        return _show(page, people, form, status=422)
    answer = _keep(page, [*people, typed])
    return answer if page.wants == "add" else page.go_on()


def _keep(page: Page, people: list[Typed]) -> HttpResponse:
    services.keep_answers(
        draft_id=page.draft.id, step=FAMILY, typed=flow.as_rows(people), is_done=True, holder=page.holder
    )
    return redirect(page.request.get_full_path())


def _without(people: list[Typed], number: str) -> list[Typed]:
    return [one for place, one in enumerate(people) if str(place) != number]


def _show(page: Page, people: list[Typed], form=None, status: int = 200) -> HttpResponse:
    names = [" ".join(one.get("name", [])) for one in people]
    return page.show(form or page.form(), status=status, template="family", names=names)

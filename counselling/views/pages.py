"""How a form behind the wall is shown, tried, and shown again with what stood in its way."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from core.access import Conflict, Seen
from core.conflicts import show_conflict
from core.drafts import discard_draft
from core.pages import show
from counselling import queries

FORM = "counselling/form.html"


def form_page(
    request: Any, form: Any, title: str, submit: str, back: str, template: str = FORM, **context: Any
) -> Any:
    """A page of one form."""
    context |= {"form": form, "title": title, "submit": submit, "back": back}
    return show(request, template, context, status=422 if form.errors else 200)


def inside_form(
    request: Any,
    episode: Seen,
    form: Any,
    act: Callable[[], Any],
    *,
    title: str,
    submit: str,
    done: str,
    go: str = "",
    draft: tuple[str, Any] | None = None,
    current: Callable[[], Seen] | None = None,
    text: str = "",
    template: str = FORM,
) -> Any:
    """Show a form of an episode, or do what it asks and go on.

    `draft` (form key, about) keeps its words while they are typed; `current` reads the record again
    when somebody saved it meanwhile.
    """
    back = go or reverse("counselling:episode", args=[episode.pk])
    context = {"episode": episode, "text": text, "draft": reverse("core:draft", args=draft) if draft else ""}
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except ValidationError as error:
            form.refuse(error)
        except Conflict:
            again = (current or (lambda: queries.episode_inside(request.user, episode.pk)))()
            context |= _words(request, episode, form, title, submit, back)
            return show_conflict(request, template, context, form=form, current=again)
        else:
            if draft:
                discard_draft(by=request.user, form_key=draft[0], about=draft[1])
            messages.success(request, done)
            return redirect(back)
    context |= queries.strip_of(request.user, episode.client_id)
    return form_page(request, form, title, submit, back, template, **context)


def _words(request: Any, episode: Seen, form: Any, title: str, submit: str, back: str) -> dict[str, Any]:
    strip = queries.strip_of(request.user, episode.client_id)
    return {**strip, "form": form, "title": title, "submit": submit, "back": back}


def writable(seen: Seen, name: str = "closed_on") -> Seen:
    """The record if the user writes there; the clinical supervisor reads only, and meets the one 404."""
    if not seen.may_write(name):
        raise Http404
    return seen

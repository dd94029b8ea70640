"""How a form behind the wall is shown and answered."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404
from django.urls import reverse

from core.access import Seen
from core.answering import answer_form, answer_titled
from core.drafts import discard_draft
from counselling import queries

FORM = "counselling/form.html"
# A form that belongs to no episode yet.
plain_form = partial(answer_titled, template=FORM)


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
    shown = {"title": title, "submit": submit, "back": back, "episode": episode, "text": text}

    def do() -> None:
        act()
        if draft:
            discard_draft(by=request.user, form_key=draft[0], about=draft[1])

    def context() -> dict[str, Any]:
        address = reverse("core:draft", args=draft) if draft else ""
        return queries.strip_of(request.user, episode.client_id) | shown | {"draft": address}

    return answer_form(
        request,
        form,
        do,
        template=template,
        context=context,
        go=back,
        done=done,
        current=current or (lambda: queries.episode_inside(request.user, episode.pk)),
    )


def writable(seen: Seen, name: str = "closed_on") -> Seen:
    """The record if the user writes there; the clinical supervisor reads only, and meets the one 404."""
    if not seen.may_write(name):
        raise Http404
    return seen

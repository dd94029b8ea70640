"""A form that acts: one way to show it, to try it, and to show it again with what stood in its way."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.access import Conflict, Seen
from core.conflicts import show_conflict
from core.pages import show


def answer_form(
    request: HttpRequest,
    form: Any,
    act: Callable[[], Any],
    *,
    template: str,
    context: Callable[[], dict[str, Any]],
    go: str | Callable[[Any], str],
    done: str = "",
    current: Callable[[], Seen] | None = None,
    changed: str = "",
) -> HttpResponse:
    """Show `form`, or on a valid post `act`, say `done` and `go` on: an address, or one made from what `act` gave.

    What a service refuses stands on the form (422). `context` is asked only where the page is shown;
    `current` reads the record anew when somebody saved it meanwhile (409): both texts are compared, or
    where the form decides about a record and holds nothing of it, `changed` is said.

    Raises:
        Conflict: somebody saved the record meanwhile, and without `current` nothing can be compared.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except Conflict:
            if current is None:
                raise
            return show_conflict(request, template, context(), form=form, current=current(), words=changed)
        except ValidationError as error:
            form.refuse(error)
        else:
            if done:
                messages.success(request, done)
            return redirect(go if isinstance(go, str) else go(made))
    return show(request, template, {**context(), "form": form}, status=422 if form.errors else 200)


def answer_titled(
    request: HttpRequest,
    form: Any,
    act: Callable[[], Any],
    *,
    template: str,
    title: str,
    submit: str,
    done: str,
    back: str,
    current: Callable[[], Seen] | None = None,
    **context: Any,
) -> HttpResponse:
    """`answer_form` for a page that is a title, one form and a way back, which is also where it goes on."""
    words = {"title": title, "submit": submit, "back": back}
    return answer_form(
        request,
        form,
        act,
        template=template,
        context=lambda: context | words,
        go=back,
        done=done,
        current=current,
    )


def ask_first(
    request: HttpRequest,
    form: Any,
    act: Callable[[dict[str, Any]], Any],
    *,
    back: str,
    go: str = "",
    done: str = "",
    current: Callable[[], Seen] | None = None,
    changed: str = "",
    **words: Any,
) -> HttpResponse:
    """A page that says what will happen (heading, text, submit); the post acts on the answers, then `go`, or back."""
    return answer_form(
        request,
        form,
        lambda: act(form.answers),
        template="parts/confirm_page.html",
        context=lambda: {"back": back, **words},
        go=go or back,
        done=done,
        current=current,
        changed=changed,
    )

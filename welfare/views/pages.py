"""How a form of welfare is shown, tried, and shown again with what stood in its way."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from core.access import Conflict, Seen
from core.conflicts import show_conflict
from core.pages import show

FORM = "welfare/form.html"


def answer_form(
    request: Any,
    form: Any,
    act: Callable[[], Any],
    *,
    title: str,
    submit: str,
    done: str,
    back: str,
    current: Callable[[], Seen] | None = None,
    template: str = FORM,
    **context: Any,
) -> Any:
    """Show a form, or do what it asks and go back; `current` reads the record again after a conflict."""
    context |= {"form": form, "title": title, "submit": submit, "back": back}
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except ValidationError as error:
            form.refuse(error)
        except Conflict:
            if current is None:
                raise
            return show_conflict(request, template, context, form=form, current=current())
        else:
            messages.success(request, done)
            return redirect(back)
    return show(request, template, context, status=422 if form.errors else 200)

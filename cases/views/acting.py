"""What every acting view of a case does: show its form on a page of its own, act, say what came of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cases.rules.errors import RuleError
from cases.shown.frame import CaseFile, frame
from cases.telling import tell_refusal
from core.access import Conflict, Seen
from core.conflicts import show_conflict
from core.pages import show

PAGE = "cases/form.html"


def act(
    request: HttpRequest,
    file: CaseFile,
    form: Any,
    *,
    do: Callable[[], Any],
    done: str,
    to: Callable[[Any], str],
    page: dict[str, Any],
    again: Callable[[], Seen] | None = None,
    template: str = PAGE,
) -> HttpResponse:
    """Show `form` under the case's frame; on a valid post `do` it, say `done`, go `to` where it leads.

    `page` is heading, submit, back and whatever the template shows besides; `again` reads the record anew
    when somebody saved it meanwhile.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = do()
        except Conflict:
            if again is None:
                raise
            context = {**frame(file, request), **page}
            return show_conflict(request, template, context, form=form, current=again())
        except (ValidationError, RuleError) as error:
            take_errors(form, error)
        else:
            messages.success(request, done)
            return redirect(to(made))
    context = {**frame(file, request), **page, "form": form}
    return show(request, template, context, status=422 if form.errors else 200)


def take_errors(form: Any, error: ValidationError | RuleError) -> None:
    """Show what a service refused beside the field it belongs to, the rest above the form."""
    if isinstance(error, RuleError):
        form.add_error(None, tell_refusal(error))
        return
    found = error.error_dict.items() if hasattr(error, "error_dict") else [("", error.error_list)]
    for name, problems in found:
        form.add_error(name if name in form.fields else None, ValidationError(list(problems)))

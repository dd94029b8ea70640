"""What every acting view of a case does: show its form on a page of its own, act, say what came of it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from cases.rules.errors import RuleError
from cases.shown.frame import CaseFile, frame
from cases.telling import tell_refusal
from core.access import Seen
from core.answering import answer_form

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
    return answer_form(
        request,
        form,
        lambda: told(do),
        template=template,
        context=lambda: {**frame(file, request), **page},
        go=to,
        done=done,
        current=again,
    )


def told(do: Callable[[], Any]) -> Any:
    """What `do` gives; what the rules refuse is said in the reader's words."""
    try:
        return do()
    except RuleError as error:
        raise ValidationError(tell_refusal(error)) from error

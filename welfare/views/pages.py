"""How a form of welfare is shown and answered."""

from collections.abc import Callable
from typing import Any

from core import answering
from core.access import Seen

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
    words = {"title": title, "submit": submit, "back": back}
    return answering.answer_form(
        request,
        form,
        act,
        template=template,
        context=lambda: context | words,
        go=back,
        done=done,
        current=current,
    )

"""Two people at one record: the second one sees both texts, as far as they may, and loses neither."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.access import Seen
from core.pages import show
from core.templatetags.house import in_words
from core.wordwise import Part, compared


@dataclass(frozen=True)
class Difference:
    """One field that differs: what is saved now, and what was typed, in stretches marked where they differ."""

    label: Any
    saved: list[Part]
    typed: list[Part]


def show_conflict(
    request: HttpRequest, template: str, context: dict[str, Any], *, form: Any, current: Seen, words: str = ""
) -> HttpResponse:
    """The form's page again (409): what was typed stays in it, what differs stands above (`parts/conflict.html`).

    The next save is against what is saved now, so it says on purpose which text stays. Where nothing can be
    compared, `words` stand on the form instead.
    """
    form.data = form.data.copy()
    form.data["version"] = current.version
    shown = {**context, "form": form}
    if words:
        form.add_error(None, words)
    else:
        shown["differences"] = [one for name in form.answers if (one := _difference(form, current, name))]
    return show(request, template, shown, status=409)


def _difference(form: Any, current: Seen, name: str) -> Difference | None:
    if not current.may_read(getattr(form, "columns", {}).get(name, name)):
        return None
    saved, typed = getattr(current, name), form.answers[name]
    if (saved or None) == (typed or None):
        return None
    return Difference(
        form.fields[name].label, *compared(_in_words(form, name, saved), _in_words(form, name, typed))
    )


def _in_words(form: Any, name: str, value: Any) -> str:
    chosen = dict(getattr(form.fields[name], "choices", ()))
    if isinstance(value, list | tuple | set):
        value = [chosen.get(one, one) for one in value]
    else:
        value = chosen.get(value, value)
    return "" if value is None else str(in_words(value))

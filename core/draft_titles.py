"""What forms are called in a list of drafts; apps name theirs in their `registry`."""

from django.utils.functional import Promise
from django.utils.translation import gettext

_titles: dict[str, str | Promise] = {}


def register_draft_title(form_key: str, title: str | Promise) -> None:
    """Name a form: `register_draft_title("cases.note", _("Attendance note"))`."""
    _titles[form_key] = title


def draft_title_of(form_key: str) -> str:
    """The form's name, or a neutral one."""
    return str(_titles.get(form_key) or gettext("Unsaved form"))

"""What every page's frame needs: navigation, bars, the language's name for browsers."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.navigation import shown_on

HTML_LANGUAGES = {"zh-hant": "zh-Hant-HK", "en": "en"}


def house(request: HttpRequest) -> dict[str, Any]:
    """Frame of the page; navigation is lazy, so that a part answered to htmx asks nothing of it."""
    language = get_language() or settings.LANGUAGE_CODE
    user = getattr(request, "user", None)
    shown = SimpleLazyObject(lambda: shown_on(request))
    # Sign-in pages run as the base role of the database, which may not count for a side bar: they have none.
    is_bare = request.path.startswith("/accounts/")
    return {
        "frame": "base_bare.html" if is_bare else _frame(user),
        # One minute less than the server allows: it notes a session's use at most once a minute.
        "idle_seconds": 60 * (_idle_minutes(user) - 1),
        "theme": "auto" if request.COOKIES.get("look") == "auto" else "light",
        "html_lang": HTML_LANGUAGES.get(language, language),
        "nav": {} if is_bare else SimpleLazyObject(lambda: shown.links),
        "bars": [] if is_bare else SimpleLazyObject(lambda: shown.bars),
        "quick_exit_url": settings.QUICK_EXIT_URL,
        "upload_max_bytes": settings.UPLOAD_MAX_BYTES,
    }


def _frame(user: Any) -> str:
    """The base a page extends that staff, outsiders and visitors may all reach."""
    if not getattr(user, "is_authenticated", False):
        return "base_bare.html"
    return "base_outside.html" if user.is_outside else "base.html"


def _idle_minutes(user: Any) -> int:
    is_outside = getattr(user, "is_outside", False)
    return settings.IDLE_MINUTES_OUTSIDE if is_outside else settings.IDLE_MINUTES_STAFF

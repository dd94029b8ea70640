"""What every page's frame needs: navigation, bars, the language's name for browsers."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.navigation import bars_for, links_for

HTML_LANGUAGES = {"zh-hant": "zh-Hant-HK", "en": "en"}


def house(request: HttpRequest) -> dict[str, Any]:
    """Frame of the page; navigation is lazy, so that a part answered to htmx asks nothing of it."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "html_lang": HTML_LANGUAGES.get(language, language),
        "nav": SimpleLazyObject(lambda: links_for(request)),
        "bars": SimpleLazyObject(lambda: bars_for(request)),
        "quick_exit_url": settings.QUICK_EXIT_URL,
        "upload_max_bytes": settings.UPLOAD_MAX_BYTES,
    }

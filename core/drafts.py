"""Words not yet saved: kept for their author, so that no session's end, conflict or crash loses them.

A form names its draft by `form_key` and by what it is about (a record's key, or "new"). The browser
saves while typing; a post that comes after its session has ended is kept the same way.
"""

import datetime as dt
import json
import re
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from core.access import Seen, read
from core.clock import now
from core.db import acting, system_context
from core.models import Draft

KEPT_DAYS = 14
NEVER_KEPT = re.compile(
    r"csrfmiddlewaretoken|password|code|idempotency_key|draft_to|draft_page|version|_method", re.IGNORECASE
)


def save_draft(
    *,
    by: Any,
    form_key: str,
    about: str,
    url: str,
    values: QueryDict | dict[str, list[str]],
    is_late: bool = False,
) -> Draft:
    """Keep what was typed, over what the same form kept before."""
    kept = {name: list(texts) for name, texts in _lists(values) if not NEVER_KEPT.fullmatch(name)}
    body = json.dumps(kept, ensure_ascii=False)
    words = sum(len(text.split()) for texts in kept.values() for text in texts)
    about_it = {"url": url[:300], "body": body, "words": words, "is_late": is_late, "saved_at": now()}
    with acting(by, "core.save_draft"):
        # Two windows, or two saves of one, may keep their first words at the same moment.
        draft, _is_new = Draft.objects.update_or_create(
            user=by, form_key=form_key, about=about, defaults=about_it
        )
    return draft


def _lists(values: QueryDict | dict[str, list[str]]):
    return values.lists() if isinstance(values, QueryDict) else values.items()


def draft_values(user: Any, form_key: str, about: Any = "new") -> QueryDict | None:
    """What the user typed and did not save, as a form's data; None where there is nothing."""
    rows = Draft.objects.visible_to(user).filter(form_key=form_key, about=str(about))
    found = read(user, rows[:1])
    if not found:
        return None
    data = QueryDict(mutable=True)
    for name, texts in json.loads(found[0].body).items():
        data.setlist(name, texts)
    return data


def drafts_of(user: Any, limit: int = 50) -> list[Seen]:
    """The user's drafts, newest first, without their words."""
    names = ["form_key", "about", "url", "words", "is_late", "saved_at"]
    return read(user, Draft.objects.visible_to(user).order_by("-saved_at")[:limit], fields=names)


def discard_draft(*, by: Any, form_key: str, about: Any = "new") -> None:
    """The words were saved, or are no longer wanted."""
    with acting(by, "core.discard_draft"):
        Draft.objects.filter(user=by, form_key=form_key, about=str(about)).delete()


def expire_drafts() -> int:
    """Remove drafts nobody touched for 14 days; how many."""
    with system_context("core.expire_drafts"):
        return Draft.objects.filter(saved_at__lt=now() - dt.timedelta(days=KEPT_DAYS)).delete()[0]


def keep_late_post(request: HttpRequest) -> None:
    """Keep a post that came after its session had ended, for its author alone."""
    address = request.POST.get("draft_to", "")
    try:
        match = resolve(address) if address else resolve(request.path)
    except Resolver404:
        return
    form_key = match.kwargs.get("form_key") or match.view_name
    about = str(match.kwargs.get("about") or next(iter(match.kwargs.values()), "new"))
    save_draft(
        by=request.user,
        form_key=form_key[:80],
        about=about[:60],
        url=request.path,
        values=request.POST,
        is_late=True,
    )

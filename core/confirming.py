"""What leaves the house for good wants a second factor of minutes ago; what was typed waits for its author."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from core.clock import now
from core.drafts import discard_draft, draft_values, save_draft
from core.forms import HouseForm

SHOWN_AT = "second_factor_at"


def note_factor(session: Any) -> None:
    """Somebody has just shown their second factor."""
    session[SHOWN_AT] = now().timestamp()


def is_factor_fresh(session: Any) -> bool:
    """Whether a second factor was shown within the last `FRESH_FACTOR_MINUTES`."""
    age = now().timestamp() - session.get(SHOWN_AT, 0)
    return age < dt.timedelta(minutes=settings.FRESH_FACTOR_MINUTES).total_seconds()


class Confirmed:
    """A form that acts only after a fresh second factor; `about` is what its words wait under meanwhile."""

    def __init__(self, request: HttpRequest, kind: type[HouseForm], about: str) -> None:
        self._request = request
        self._draft: dict[str, str] = {"form_key": str(request.resolver_match.view_name), "about": about}  # type: ignore[union-attr]
        typed = None if request.method == "POST" else draft_values(request.user, **self._draft)
        self.form = kind(request.POST) if request.method == "POST" else kind.restored(typed)

    def ask(self) -> HttpResponse | None:
        """The way to the second factor and back, with what was typed kept; nothing where it may go on."""
        request = self._request
        if request.method != "POST" or not self.form.is_valid() or is_factor_fresh(request.session):
            return None
        here = request.get_full_path()
        form_key, about = self._draft["form_key"], self._draft["about"]
        save_draft(by=request.user, form_key=form_key, about=about, url=here, values=request.POST)
        return redirect(f"{reverse(settings.CONFIRM_URL_NAME)}?{urlencode({'next': here})}")

    def done(self) -> None:
        """It was done: nothing waits any more."""
        discard_draft(by=self._request.user, **self._draft)

"""Bands of scores and their changes in words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

BANDS = {
    "MINIMAL": _("minimal"),
    "MILD": _("mild"),
    "MODERATE": _("moderate"),
    "MODERATELY_SEVERE": _("moderately severe"),
    "SEVERE": _("severe"),
}


def change_in_words(before: int | None, now: int, band: str) -> str:
    """The newest score against the one before it: "Up 4, moderately severe"."""
    words = {"band": BANDS[band]}
    if before is None:
        return gettext("First score, %(band)s") % words
    if now == before:
        return gettext("No change, %(band)s") % words
    text = gettext("Up %(points)d, %(band)s") if now > before else gettext("Down %(points)d, %(band)s")
    return text % {**words, "points": abs(now - before)}

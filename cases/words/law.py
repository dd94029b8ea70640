"""Periods, forums and units in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

FORUMS = {
    "STATUTORY": _("Immigration or the Board (statute)"),
    "COURT_OFFICE": _("Court office"),
    "FIXED": _("Fixed date, never moves"),
}

UNITS = {"days": _("days"), "months": _("months"), "years": _("years")}


def period_in_words(period: int, unit: str) -> str:
    """A period as people say it: "14 days", "3 months"."""
    words = {
        "days": ngettext("%(count)d day", "%(count)d days", period),
        "months": ngettext("%(count)d month", "%(count)d months", period),
        "years": ngettext("%(count)d year", "%(count)d years", period),
    }
    return words[unit] % {"count": period}

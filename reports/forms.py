"""What narrows a report, and what leaves of it."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.clock import today
from core.forms import HouseForm
from core.lists.forms import ExportForm
from reports.tables import in_team, teams

SINCE = (("30", _("Last 30 days")), ("90", _("Last 90 days")), ("365", _("Last 365 days")))


def _select() -> forms.Select:
    return forms.Select(attrs={"class": "w-auto", "data-sends": "1"})


class NarrowForm(HouseForm):
    """Which cases a report counts."""

    marks_optional = False
    team = forms.ChoiceField(label=_("Team"), required=False, widget=_select())
    opened = forms.ChoiceField(
        label=_("Opened"), required=False, choices=[("", _("Any date")), *SINCE], widget=_select()
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", _("All teams")), *teams(user)]  # type: ignore[attr-defined]


class CountsForm(ExportForm):
    """Counts as a file: why, and as what."""


def narrowed_by(form: NarrowForm, user: Any) -> Q:
    """The cases a valid form keeps.

    Raises:
        BadRequest: the address asks for a team or span that is not offered.
    """
    if not form.is_valid():
        raise BadRequest("This report has no such choice.")
    kept = Q()
    if form.cleaned_data["team"]:
        kept &= in_team(user, form.cleaned_data["team"])
    if form.cleaned_data["opened"]:
        kept &= Q(opened_on__gte=today() - dt.timedelta(days=int(form.cleaned_data["opened"])))
    return kept


def narrowed_by_query(query: str, user: Any) -> Q:
    """The same for a query string kept with a job."""
    return narrowed_by(NarrowForm(QueryDict(query), user=user), user)

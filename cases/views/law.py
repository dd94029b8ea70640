"""The rule book, the closed days, and the sum of any period."""

from typing import Any

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import services
from cases.book import closed_days
from cases.forms import CalculatorForm, ClosedDayForm, TimeLimitForm
from cases.models import TimeLimit
from cases.policy import may_keep_rules
from cases.rules.closed_days import Forum
from cases.rules.counting import due
from cases.rules.limits import Unit
from cases.shown.sums import show_sum
from cases.words import period_in_words
from core.access import read, read_one
from core.answering import answer_form
from core.clock import today
from core.forms import posted
from core.models import ClosedDay
from core.pages import show

CALENDAR = "cases/closed_days.html"


def due_date(request):
    """Count a period and show the sum; nothing is kept."""
    asked = "period" in request.GET
    form = CalculatorForm(request.GET if asked else None)
    shown = None
    if asked and form.is_valid():
        given = form.answers
        told = due(given["start"], given["period"], Unit(given["unit"]), Forum(given["forum"]), closed_days())
        shown = show_sum(told, today())
    context = {"form": form, "sum": shown}
    return show(request, "cases/due_date.html", context, part="sum", status=422 if form.errors else 200)


def time_limits(request):
    """The rule book: every version in force, its source, and whether it was checked."""
    rows = TimeLimit.objects.visible_to(request.user).filter(effective_to=None).order_by("code")
    limits = [(one, period_in_words(one.period, one.unit)) for one in read(request.user, rows)]
    return render(
        request, "cases/time_limits.html", {"limits": limits, "may_keep": may_keep_rules(request.user)}
    )


def time_limit_change(request, code):
    """A new version of one rule."""
    rows = TimeLimit.objects.visible_to(request.user).filter(code=code, effective_to=None)
    limit = read_one(request.user, rows)
    initial = {name: getattr(limit, name) for name in ("period", "unit", "source", "is_verified")}
    form = TimeLimitForm(request.POST or None, initial={**initial, "effective_from": today()})

    def change():
        given = form.answers
        _new, asked = services.change_time_limit(
            code=code, effective_from=given.pop("effective_from"), changes=given, by=request.user
        )
        messages.success(request, _listed(asked))

    return answer_form(
        request,
        form,
        change,
        template="cases/time_limit_change.html",
        context=lambda: {"limit": limit},
        go=reverse("cases:time_limits"),
    )


def closed_days_list(request):
    """The calendar of closed days of this year and the next, and the form for one more."""
    if not may_keep_rules(request.user):
        return show(request, CALENDAR, _calendar(request))
    form = ClosedDayForm(posted(request), initial={"day": today()})

    def add():
        _row, asked = services.add_closed_day(**form.answers, by=request.user)
        messages.success(request, _listed(asked))

    return answer_form(
        request,
        form,
        add,
        template=CALENDAR,
        context=lambda: _calendar(request),
        go=reverse("cases:closed_days"),
    )


def _calendar(request) -> dict[str, Any]:
    """The closed days of one year: the one asked for, else this."""
    rows = ClosedDay.objects.visible_to(request.user)
    years = [one.year for one in rows.dates("day", "year")]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else today().year
    days = read(request.user, rows.filter(day__year=year).order_by("day"))
    return {"days": days, "years": years, "year": year}


def _listed(asked: int) -> str:
    if not asked:
        return _("Saved. No open deadline would move.")
    words = ngettext(
        "Saved. %(count)d open deadline is listed for review.",
        "Saved. %(count)d open deadlines are listed for review.",
        asked,
    )
    return words % {"count": asked}

"""Reports: counts with small numbers hidden, a chart with its table, what is missing."""

from django.shortcuts import render

from core.access import record
from core.clock import today
from reports.queries import figures


def open_cases(request):
    """Open cases by phase: who is on record and what is due."""
    day = today()
    record(request.user, "report", "cases.case", "", why="open cases by phase")
    context = {"figures": figures.open_cases_by_phase(request.user, day), "today": day}
    return render(request, "reports/open_cases.html", context)


def missing_data(request):
    """What open cases lack."""
    return render(request, "reports/missing_data.html", {"missing": figures.missing_data(request.user)})

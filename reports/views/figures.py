"""Reports: counts with small numbers hidden, a chart with its table, what is missing, and what leaves of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core.access import may_open, record
from core.answering import answer_form
from core.clock import today
from core.confirming import Confirmed
from core.jobs import jobs_of, start_job
from core.lists import answer_list
from core.models import Job
from reports.exporting import KIND
from reports.forms import CountsForm, NarrowForm, narrowed_by
from reports.queries.figures import clients_by, open_cases_by_phase
from reports.queries.lacking import missing_data as count_missing
from reports.tables import OpenCaseList


def open_cases(request: HttpRequest) -> HttpResponse:
    """Open cases by phase: who is on record and what is due."""
    form, day = NarrowForm(request.GET, user=request.user), today()
    narrowed = narrowed_by(form, request.user)
    record(request.user, "report", "cases.case", "", why="open cases by phase")
    context = {
        "form": form,
        "query": request.GET.urlencode(),
        "figures": open_cases_by_phase(request.user, day, narrowed),
        "genders": clients_by(request.user, "gender", narrowed),
        "jobs": jobs_of(request.user, 5),
        "may_export_counts": may_open(request.user, "reports:export_counts"),
        "today": day,
    }
    return render(request, "reports/open_cases.html", context)


def export_counts(request: HttpRequest) -> HttpResponse:
    """Why the counts leave, and as what; then a job makes the file."""
    query = request.GET.urlencode()
    narrowed_by(NarrowForm(request.GET, user=request.user), request.user)
    confirmed = Confirmed(request, CountsForm, "counts")
    form = confirmed.form

    def act() -> Job:
        job = start_job(
            KIND,
            by=request.user,
            parameters={"query": query, "format": form.answers["format"]},
            reason=form.answers["reason"],
            key=form.cleaned_data["idempotency_key"],
        )
        confirmed.done()
        return job

    return confirmed.ask() or answer_form(
        request,
        form,
        act,
        template="reports/export_counts.html",
        context=lambda: {"query": query},
        go=lambda job: reverse("core:job", args=[job.pk]),
    )


def open_case_list(request: HttpRequest) -> HttpResponse:
    """The open cases behind the counts, row by row."""
    return answer_list(request, OpenCaseList)


def missing_data(request: HttpRequest) -> HttpResponse:
    """What open cases lack, by worker, each number a way to the cases."""
    return render(request, "reports/missing_data.html", {"missing": count_missing(request.user)})

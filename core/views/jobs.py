"""Long work: how far it is, stopping it, and fetching what came of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from core.jobs import ShownJob, cancel_job, fetch_file, job_of, jobs_of, next_poll
from core.jobs.log import JobLog
from core.lists import answer_list
from core.pages import show

FILE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def jobs(request: HttpRequest) -> HttpResponse:
    """One's own jobs, newest first."""
    return render(request, "core/jobs.html", {"jobs": jobs_of(request.user)})


def job_log(request: HttpRequest) -> HttpResponse:
    """Everybody's jobs."""
    return answer_list(request, JobLog)


def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One job; its panel asks again by itself, ever less often, until the job has ended."""
    return _show(request, job_of(request.user, pk))


def _show(request: HttpRequest, shown: ShownJob) -> HttpResponse:
    word = request.GET.get("turn", "0")
    turn = int(word) if word.isdecimal() and len(word) < 4 else 0
    context = {"job": shown, "turn": turn + 1, "seconds": next_poll(turn)}
    return show(request, "core/job.html", context, part="job")


@require_POST
def job_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop it."""
    cancel_job(job_id=pk, by=request.user)
    if getattr(request, "htmx", False):
        return _show(request, job_of(request.user, pk))
    return redirect("core:job", pk)


def job_file(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    """The file, for its owner alone, within a day."""
    seen, content = fetch_file(request.user, pk)
    response = StreamingHttpResponse(content, content_type=seen.media_type)
    for header, value in FILE_HEADERS.items():
        response.headers[header] = value
    response.headers["Content-Disposition"] = f'attachment; filename="{seen.file_name}"'
    return response

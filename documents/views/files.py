"""The one place a file's bytes leave the house."""

import logging
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.access import Seen, read_one, record_open, refuse
from core.clock import now
from core.file_types import MEDIA_TYPES
from core.files import SealBroken, open_file, read_file
from documents.copies import COPIED, outsider_copy
from documents.models import Document
from documents.policy import copies_only
from documents.stamps import stamp_for

log = logging.getLogger(__name__)
SAFE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def paper_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Give out a paper: to the house as it is, to people outside as a stamped copy."""
    paper = read_one(request.user, Document.objects.visible_to(request.user).filter(pk=pk))
    if not paper.may_read("file_id"):
        refuse(request.user, "read", paper.model_label, pk, ["file_id"])
        raise Http404
    reason = _why_not(request, paper)
    if reason:
        return _not_given(request, paper, reason)
    try:
        answer = _copy(request, paper) if copies_only(request.user) else _original(paper)
    except (FileNotFoundError, SealBroken):
        log.exception("files.missing_or_damaged", extra={"document": str(pk)})
        return _not_given(request, paper, _("The file is missing or damaged. Tell your administrator today."))
    record_open(request.user, paper, kind="download")
    return answer


def _not_given(request: HttpRequest, paper: Seen, reason: str) -> HttpResponse:
    context = {"paper": paper, "reason": reason}
    return render(request, "documents/paper_not_given.html", context, status=409)


def _why_not(request: HttpRequest, paper: Seen) -> str:
    if paper.is_held:
        return _("This file is held: %(state)s.") % {"state": paper.get_scan_state_display}
    if copies_only(request.user) and paper.file_kind not in COPIED:
        return _("This kind of file cannot be copied safely. Ask the caseworker for a PDF of it.")
    return ""


def _original(paper: Seen) -> StreamingHttpResponse:
    return _given(StreamingHttpResponse(open_file(paper.file_id)), paper)


def _copy(request: HttpRequest, paper: Seen) -> HttpResponseBase:
    stamp = stamp_for(request.user, now(), paper.pk)
    content = outsider_copy(read_file(paper.file_id), paper.file_kind, stamp)
    return _given(HttpResponse(content), paper)


def _given(response: HttpResponseBase, paper: Seen) -> HttpResponseBase:
    """Headers that let a browser save the file and do nothing else with it; its name says nothing."""
    for header, value in SAFE_HEADERS.items():
        response.headers[header] = value
    response.headers["Content-Type"] = MEDIA_TYPES.get(paper.file_kind, "application/octet-stream")
    name = f"document-{str(paper.pk)[:8]}.{paper.file_kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

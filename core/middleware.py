"""The outer middlewares: safe headers, and one transaction a request."""

import uuid

from django.db import transaction

from core.context import Current, current, enter, leave
from core.db import BASE_ROLE, as_role, become_system
from core.models import ReadEvent, Refusal
from core.views.errors import not_found


def safe_headers(get_response):
    """No page is kept by a browser or proxy; nothing is granted to embedded code."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        return response

    return middleware


def page_for_wrong_method(get_response):
    """An address that only takes answers, opened by hand or after a sign-in: the page for what is missing."""

    def middleware(request):
        response = get_response(request)
        if response.status_code != 405:
            return response
        page = not_found(request)
        page.status_code = 405
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return middleware


def transaction_per_request(get_response):
    """Outermost: one transaction as the base role, rolled back only for status 500 and above.

    What was seen and what was refused is written here, after the view's own savepoint is settled,
    so that a refusal outlives the 404 that answered it.
    """

    def middleware(request):
        request.id = uuid.uuid4().hex
        token = enter(Current(request_id=request.id))
        try:
            with as_role(BASE_ROLE, actor="anonymous", user_id="", action="", request_id=request.id):
                response = get_response(request)
                write_notes(response.status_code)
                if response.status_code >= 500:
                    transaction.set_rollback(True)
            return response
        finally:
            leave(token)

    return middleware


def write_notes(status: int = 200) -> None:
    """Write the read events of a page that was shown, and every refusal; the last thing done in its context."""
    carrier = current()
    reads = [ReadEvent(**event, request_id=carrier.request_id) for event in carrier.reads.values()]
    refusals = [Refusal(**one, request_id=carrier.request_id) for one in carrier.refusals]
    if status >= 500 or not (reads or refusals):
        return
    become_system("core.record_reading")
    if status < 400:
        ReadEvent.objects.bulk_create(reads)
    Refusal.objects.bulk_create(refusals)

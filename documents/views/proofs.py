"""The papers that prove an event: what a date rests on, beside the date."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.models import CaseEvent
from core.access import may_open, read, read_one, record_list
from core.pages import show
from documents.models import Document, EventProof
from documents.policy import may_prove
from documents.queries import page_of_event


def event_proofs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What proves one event: a page, or to htmx a panel of the event's own page."""
    user = request.user
    event = read_one(user, CaseEvent.objects.visible_to(user).filter(pk=pk), follow=["case"])
    proofs = EventProof.objects.visible_to(user).filter(event=pk, document=OuterRef("pk"))
    papers = read(user, Document.objects.visible_to(user).filter(Exists(proofs)))
    record_list(user, "list", papers)
    may_add = may_prove(user) and may_open(user, "documents:add_to_case") and event.struck_at is None
    context = {
        "event": event,
        "papers": papers,
        "back": page_of_event(event),
        "add_url": f"{reverse('documents:add_to_case', args=[event.case_id])}?proves={pk}" if may_add else "",
    }
    return show(request, "documents/proofs_of.html", context, part="proofs")

"""What documents tell in a case's chronology."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.timeline import Entry, Feeder, Link, register_feeder
from core.access import Seen, attaching, may_open, reading
from core.together import Reader
from documents.models import EventProof
from documents.queries import papers_in


def paper_entries(user: Any, case: Seen, before: dt.date | None, limit: int) -> Reader[list[Entry]]:
    """Papers by the day they were put in, with what they prove."""
    if not may_open(user, "documents:of_case"):
        return []
    rows = papers_in(user, "case", case.pk)
    if before is not None:
        rows = rows.filter(created_at__date__lt=before)
    papers = yield from reading(user, rows[:limit])
    proofs = EventProof.objects.visible_to(user)
    yield from attaching(user, papers, proofs, by="document", name="proofs", follow=["event"])
    return [
        _restricted(paper) if getattr(paper.heading, "is_restricted", False) else _entry(paper)
        for paper in papers
    ]


def _entry(paper: Seen) -> Entry:
    return Entry(
        on=timezone.localtime(paper.created_at).date(),
        at=paper.created_at,
        icon="file-text",
        title=paper.heading,
        who=paper.uploaded_by_id,
        by=_("from %(whom)s") % {"whom": paper.from_whom} if paper.from_whom else "",
        texts=tuple(_facts(paper)),
        links=(Link(pgettext("verb", "Open"), reverse("documents:detail", args=[paper.pk])),),
    )


def _restricted(paper: Seen) -> Entry:
    """That there is one, for whoever may ask: nothing else of it."""
    return Entry(
        on=timezone.localtime(paper.created_at).date(),
        at=paper.created_at,
        icon="lock",
        title=_("One restricted document"),
        texts=(paper.heading,),
        look="walled",
    )


def _facts(paper: Seen) -> Iterator[str]:
    if paper.served_on:
        yield _("Served %(day)s.") % {"day": date_format(paper.served_on)}
    for proof in paper.proofs:
        yield _("Proves: %(event)s.") % {"event": proof.event.get_kind_display}


register_feeder(Feeder(key="documents", kind="document", feed=paper_entries))

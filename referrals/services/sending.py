"""Sending a form: one post, one referral, however often it arrives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.access import require_create
from core.clock import today
from core.db import acting
from core.posts import next_reference, once
from referrals import codes
from referrals.models import Referral, ReferredPerson
from referrals.queries import is_open_day, urgency_of
from referrals.rules import answer_by

from .drafts import Holder, lock_draft
from .moves import note_state
from .telling import tell_desk_if_urgent

FORM_VERSION = 1
SET_BY_HOUSE = frozenset({"urgency", "answer_by_on", "state", "triaged_by", "consent_override"})


@dataclass(frozen=True)
class Sent:
    """What came of a form."""

    referral_id: UUID
    reference: str


def send_draft(
    *,
    draft_id: Any,
    holder: Holder,
    language: str,
    facts: Mapping[str, Any],
    people: Iterable[Mapping[str, Any]],
) -> Sent:
    """Send a draft; the second of two posts waits for the first and gets its referral."""
    with acting(holder.by, "referrals.send_draft"):
        draft = lock_draft(draft_id, holder)
        if draft.referral is not None:
            return Sent(draft.referral.pk, draft.referral.reference)
        sent = submit_referral(
            by=holder.by,
            key=draft.pk,
            kind=draft.kind,
            language=language,
            facts=facts,
            people=people,
            status_code=draft.status_code,
        )
        draft.referral_id, draft.answers = sent.referral_id, ""
        draft.save(update_fields=["referral", "answers"])
    return sent


def submit_referral(
    *,
    by: Any,
    key: Any,
    kind: str,
    language: str,
    facts: Mapping[str, Any],
    people: Iterable[Mapping[str, Any]],
    status_code: str = "",
) -> Sent:
    """A new referral in the name of `by` and their organisation, or of a visitor (`by` None).

    `facts` and each of `people` are columns of Referral and ReferredPerson; the first person is whom it is
    about. A visitor's permission is the public address itself: it lets them send, and read nothing.

    Raises:
        ValidationError: a value does not fit, or there is no agreement.
    """
    rows = [dict(person) for person in people]
    if by is not None:
        require_create(by, Referral, set(facts))
        for row in rows:
            require_create(by, ReferredPerson, set(row))
    with acting(by, "referrals.submit_referral"):
        made = once(
            key,
            by=by,
            action="referrals.submit_referral",
            make=lambda: _make(by, {"kind": kind, "language": language, **facts}, rows, status_code),
        )
        referral = Referral.objects.get(pk=made)
    return Sent(referral.pk, referral.reference)


def _make(by: Any, facts: dict[str, Any], people: list[dict[str, Any]], status_code: str) -> str:
    referral = Referral(
        reference=next_reference("R", today().year),
        organisation_id=getattr(by, "organisation_id", None),
        submitted_by=by,
        form_version=FORM_VERSION,
        status_code_digest=codes.digest_of(status_code) if status_code else "",
        **facts,
    )
    referral.urgency = urgency_of(referral).level
    referral.answer_by_on = answer_by(today(), referral.urgency, is_open_day)
    referral.full_clean()
    referral.save()
    for position, columns in enumerate(people):
        person = ReferredPerson(referral=referral, position=position, **columns)
        person.full_clean()
        person.save()
    note_state(referral, by)
    tell_desk_if_urgent(referral)
    return str(referral.pk)

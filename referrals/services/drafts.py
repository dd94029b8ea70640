"""Forms being filled in: kept as typed, for their writer alone, until sent or fourteen days old."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from core.clock import now
from core.db import acting, system_context
from referrals import codes
from referrals.models import ReferralDraft

KEPT = dt.timedelta(days=14)
# A posted value longer than any question takes is cut: drafts are no store.
LONGEST = 9000
Typed = dict[str, list[str]]


@dataclass(frozen=True)
class Holder:
    """Who fills in forms: a signed-in user, or a visitor whose session holds the keys of drafts."""

    user: Any = None
    held: frozenset[str] = frozenset()

    @property
    def by(self) -> Any:
        return self.user if getattr(self.user, "is_authenticated", False) else None


@dataclass(frozen=True)
class OpenDraft:
    """A draft as its writer sees it; `answers` is step -> posted names -> values."""

    id: UUID
    kind: str
    saved_at: dt.datetime
    expires_at: dt.datetime
    answers: Mapping[str, Typed] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    reference: str = ""
    status_code: str = ""

    @property
    def is_sent(self) -> bool:
        return bool(self.reference)


def start_draft(*, kind: str, holder: Holder) -> UUID:
    """A new, empty form; visitors get the status code that will belong to what they send."""
    with acting(holder.by, "referrals.start_draft"):
        row = ReferralDraft(
            kind=kind,
            user=holder.by,
            status_code="" if holder.by else codes.new_status_code(),
            saved_at=now(),
            expires_at=now() + KEPT,
        )
        row.full_clean(exclude=["referral", "user"])
        row.save()
    return row.pk


def open_draft(*, draft_id: Any, holder: Holder) -> OpenDraft:
    """The draft with what was typed; 404 alike when it is missing, expired or somebody else's."""
    with system_context("referrals.open_draft"):
        row = _mine(holder).filter(pk=draft_id).select_related("referral").first()
        if row is None:
            raise Http404
        kept = _load(row)
        return OpenDraft(
            id=row.pk,
            kind=row.kind,
            saved_at=row.saved_at,
            expires_at=row.expires_at,
            answers=kept["steps"],
            done=frozenset(kept["done"]),
            reference=row.referral.reference if row.referral else "",
            status_code=row.status_code,
        )


def open_drafts(*, holder: Holder) -> list[OpenDraft]:
    """A user's forms not yet sent, the last saved first, without what is in them."""
    with system_context("referrals.open_drafts"):
        rows = _mine(holder).filter(referral=None).order_by("-saved_at")
        columns = ("pk", "kind", "saved_at", "expires_at")
        return [OpenDraft(*values) for values in rows.values_list(*columns)] if holder.by else []


def keep_answers(*, draft_id: Any, step: str, typed: Typed, is_done: bool, holder: Holder) -> dt.datetime:
    """Keep what was typed on one step, whether or not it is right; when it was kept."""
    with acting(holder.by, "referrals.keep_answers"):
        row = lock_draft(draft_id, holder)
        if row.referral_id:
            return row.saved_at
        kept = _load(row)
        kept["steps"][step] = {name: [one[:LONGEST] for one in values] for name, values in typed.items()}
        kept["done"] = sorted({*kept["done"], step} if is_done else {*kept["done"]} - {step})
        row.answers = json.dumps(kept, ensure_ascii=False)
        row.saved_at, row.expires_at = now(), now() + KEPT
        row.save(update_fields=["answers", "saved_at", "expires_at"])
    return row.saved_at


def drop_draft(*, draft_id: Any, holder: Holder) -> None:
    """Throw a draft away before it is sent."""
    with acting(holder.by, "referrals.drop_draft"):
        row = lock_draft(draft_id, holder)
        if row.referral_id is None:
            ReferralDraft.objects.filter(pk=row.pk).delete()


def make_link(*, draft_id: Any, holder: Holder) -> str:
    """A private link's token for a visitor's draft; an earlier link ends."""
    token = codes.new_link_token()
    with acting(holder.by, "referrals.make_link"):
        row = lock_draft(draft_id, holder)
        row.link_digest = codes.link_digest(token)
        row.save(update_fields=["link_digest"])
    return token


def redeem_link(*, token: str) -> UUID | None:
    """The draft a private link leads to, if it is still kept."""
    with system_context("referrals.redeem_link"):
        rows = ReferralDraft.objects.filter(
            link_digest=codes.link_digest(token), user=None, expires_at__gt=now()
        )
        return rows.values_list("pk", flat=True).first()


def purge_drafts() -> int:
    """Delete drafts that nobody came back to, and the receipts' rows; the number deleted."""
    deleted, _ = ReferralDraft.objects.filter(expires_at__lte=now()).delete()
    return deleted


def lock_draft(draft_id: Any, holder: Holder) -> ReferralDraft:
    """The holder's draft, locked until the transaction ends; to be called inside `acting`."""
    row = _mine(holder).select_for_update().filter(pk=draft_id).first()
    if row is None:
        raise Http404
    return row


def _mine(holder: Holder) -> QuerySet[ReferralDraft]:
    rows = ReferralDraft.objects.filter(expires_at__gt=now())
    if holder.by is not None:
        return rows.filter(user=holder.by)
    return rows.filter(user=None, pk__in=holder.held)


def _load(row: ReferralDraft) -> dict[str, Any]:
    return json.loads(row.answers) if row.answers else {"steps": {}, "done": []}

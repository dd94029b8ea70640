"""Telling referrers and the desk that there is something new; to be called inside `acting`.

A notice names its kind and the referral's reference; the mail that goes with it says only that there is
something to see after signing in. Visitors are told nothing by machine: they look the answer up.
"""

from collections.abc import Iterable
from typing import Any

from accounts.models import User
from core.notices import end_notices, notify
from referrals.models import Referral
from referrals.policy.acts import accepting_users, overriding_users
from referrals.rules import Level

LABEL = "referrals.referral"
ASKED, ANSWERED, REOPENED, CLOSED = (
    f"referrals.{what}" for what in ("asked", "answered", "reopened", "closed")
)
URGENT, REPLIED, WITHDRAWN, CONFLICT = (
    f"referrals.{what}" for what in ("urgent", "replied", "withdrawn", "conflict")
)


def tell_referrer(referral: Referral, kind: str, key: Any) -> None:
    """Tell whoever sent it, or their colleagues once they have left; `key` makes it once."""
    _tell(_referrers(referral), referral, kind, key, "referrals:mine_detail")


def tell_reader(referral: Referral, kind: str, key: Any) -> None:
    """Tell whoever of the desk reads it."""
    _tell([referral.triaged_by_id] if referral.triaged_by_id else [], referral, kind, key, "referrals:detail")


def tell_desk_if_urgent(referral: Referral) -> None:
    """Tell everybody who takes people in that an answer is due today."""
    if referral.urgency == Level.URGENT:
        _tell(accepting_users(), referral, URGENT, referral.pk, "referrals:detail", is_urgent=True)


def tell_supervisors(referral: Referral, key: Any) -> None:
    """Tell the supervisors that a conflict was sent up to them."""
    _tell(overriding_users(), referral, CONFLICT, key, "referrals:detail")


def end_asking(referral: Referral, *kinds: str) -> None:
    """What was asked for is done: notices of these kinds ask for nothing more."""
    end_notices(LABEL, [referral.pk], kinds=kinds)


def _tell(
    users: Iterable[Any], referral: Referral, kind: str, key: Any, url_name: str, is_urgent: bool = False
) -> None:
    notify(
        users,
        kind,
        url_name=url_name,
        url_args=[referral.pk],
        dedupe_key=f"{kind}:{key}",
        about=referral,
        is_urgent=is_urgent,
    )


def _referrers(referral: Referral) -> list[User]:
    sender = referral.submitted_by
    if sender is None or not sender.is_outside:
        return []
    if sender.is_active:
        return [sender]
    return list(User.objects.filter(organisation=referral.organisation_id, is_active=True))

"""Look-ups about referrals: how urgent one is today, how many wait."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from cases.book import closed_days
from cases.rules.working_days import is_working_day, working_days_left
from core.clock import today
from core.db import system_context
from referrals.models import Referral
from referrals.rules import WAITING, Facts, Score, score


def is_open_day(on: dt.date) -> bool:
    """Whether people are at their desks on a day."""
    return is_working_day(on, closed_days())


def urgency_of(referral: Referral) -> Score:
    """How urgent a referral is today, with its reasons."""
    on = referral.next_on
    return score(
        Facts(
            pressing=frozenset(referral.pressing),
            is_detained=referral.is_detained,
            next_kind=referral.next_kind,
            days_left=(on - today()).days if on else None,
            working_days_left=working_days_left(today(), on, closed_days()) if on else None,
            has_lawyer=referral.has_lawyer,
        )
    )


def urgency_today(referral_id: Any) -> Score:
    """The same by key, worked out in the house's own name: show of its reasons what the reader may see."""
    with system_context("referrals.urgency_today"):
        return urgency_of(Referral.objects.defer("account").get(pk=referral_id))


def waiting_rows(user: Any) -> QuerySet[Referral]:
    """Referrals that wait for an answer, of those the user may reach."""
    return Referral.objects.visible_to(user).filter(state__in=WAITING)

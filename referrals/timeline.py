"""What referrals tell in a case's chronology: how the client came to the house."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.timeline import Entry, Feeder, Link, register_feeder
from core.access import Seen, attach_many, read
from referrals.models import Decision, ReferredPerson


def referral_entries(user: Any, case: Seen, before: dt.date | None, limit: int) -> Iterator[Entry]:
    """The day the referral behind the case was accepted."""
    rows = ReferredPerson.objects.visible_to(user).filter(case=case.pk)
    referrals = [one.referral for one in read(user, rows[:limit], follow=["referral"], fields=["referral"])]
    if not referrals:
        return
    standing = Decision.objects.visible_to(user).filter(undone_at=None)
    attach_many(user, referrals, standing, by="referral", name="standing")
    for referral in referrals:
        for decision in referral.standing:
            on = timezone.localtime(decision.created_at).date()
            if before is None or on < before:
                yield _entry(referral, decision, on)


def _entry(referral: Seen, decision: Seen, on: dt.date) -> Entry:
    return Entry(
        on=on,
        at=decision.created_at,
        icon="inbox",
        title=_("Taken in through referral %(reference)s") % {"reference": referral.reference},
        who=decision.decided_by_id,
        look="milestone",
        links=(Link(pgettext("verb", "Open"), reverse("referrals:detail", args=[referral.pk])),),
    )


register_feeder(Feeder(key="referrals", kind="milestone", feed=referral_entries))

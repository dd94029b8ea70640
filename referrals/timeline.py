"""What referrals tell in a case's chronology: how the client came to the house."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.timeline import Entry, Feeder, Link, register_feeder
from core.access import Seen, attaching, reading
from core.together import Reader
from referrals.models import Decision, ReferredPerson


def referral_entries(user: Any, case: Seen, before: dt.date | None, limit: int) -> Reader[list[Entry]]:
    """The day the referral behind the case was accepted."""
    rows = ReferredPerson.objects.visible_to(user).filter(case=case.pk)
    fields = ["referral", "referral__reference"]
    people = yield from reading(user, rows[:limit], follow=["referral"], fields=fields)
    referrals = [one.referral for one in people]
    standing = Decision.objects.visible_to(user).filter(undone_at=None)
    if referrals:
        yield from attaching(user, referrals, standing, by="referral", name="standing")
    told = [_entry(referral, decision) for referral in referrals for decision in referral.standing]
    return [entry for entry in told if before is None or entry.on < before]


def _entry(referral: Seen, decision: Seen) -> Entry:
    return Entry(
        on=timezone.localtime(decision.created_at).date(),
        at=decision.created_at,
        icon="inbox",
        title=_("Taken in through referral %(reference)s") % {"reference": referral.reference},
        who=decision.decided_by_id,
        look="milestone",
        links=(Link(pgettext("verb", "Open"), reverse("referrals:detail", args=[referral.pk])),),
    )


register_feeder(Feeder(key="referrals", kind="milestone", feed=referral_entries))

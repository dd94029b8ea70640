"""What welfare's pages read: needs, plan and ledger of a client, what waits, and what funds have left."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.files import contact_in_words, open_file, person_in_words
from core.access import Seen, may_open, read, read_one
from core.clock import today
from welfare import rules
from welfare.models import Assistance, Fund, Need, NeedsAssessment, PlanStep
from welfare.policy import step_owners

SHOWN = 100
YEAR = dt.timedelta(days=365)
FOLLOWED = ("fund", "requested_by", "approved_by")


SECTIONS = (("needs", _("Needs and plan")), ("assistance", _("Assistance")))


def file_of(user: Any, client_id: Any, current: str = "") -> dict[str, Any]:
    """Context of the strip and the tabs of a client's welfare file, and what the user may do in it."""
    client = open_file(user, client_id)
    return {
        "client": client,
        "sub": person_in_words(client),
        "contact_lines": contact_in_words(client),
        "tabs": [
            {
                "label": label,
                "url": reverse(f"welfare:{name}", args=[client_id]),
                "is_current": name == current,
            }
            for name, label in SECTIONS
            if may_open(user, f"welfare:{name}")
        ],
        "may_assess": may_open(user, "welfare:assess"),
        "may_ask_money": may_open(user, "welfare:ask"),
    }


def needs_of(user: Any, client_id: Any) -> dict[str, Any]:
    """Open needs, worst first, those that ended, the newest assessment and the plan."""
    mine = {"client": client_id}
    needs = read(user, Need.objects.visible_to(user).filter(**mine)[:SHOWN])
    assessments = NeedsAssessment.objects.visible_to(user).filter(**mine)
    steps = PlanStep.objects.visible_to(user).filter(**mine)
    for need in needs:
        need.attach("words", need.health_text if need.category in rules.ABOUT_HEALTH else need.text)
    still_open = [need for need in needs if need.state == Need.State.OPEN]
    return {
        "needs": sorted(still_open, key=lambda need: rules.worst_first(need.severity)),
        "ended_needs": [need for need in needs if need.state != Need.State.OPEN],
        "assessments": read(user, assessments[:5], follow=["assessed_by"]),
        "steps": read(user, steps[:SHOWN], follow=["owner"]),
    }


def ledger_of(user: Any, client_id: Any, shown: str = "") -> dict[str, Any]:
    """The ledger's lines, newest first, and its sums; `shown` keeps "waiting" or "no-receipt"."""
    rows = Assistance.objects.visible_to(user).filter(client=client_id)
    lines = read(user, rows[:SHOWN], follow=FOLLOWED)
    kept = [line for line in lines if _is_shown(line, shown)]
    within_year = [line for line in lines if (line.given_on or line.requested_on) > today() - YEAR]
    return {
        "lines": kept,
        "shown": shown,
        "count": len(lines),
        "waiting_count": sum(line.state == rules.WAITING for line in lines),
        "unreceipted_count": sum(is_unreceipted(line) for line in lines),
        "sum_shown": _sum(kept, rules.PAID),
        "sum_year": _sum(within_year, rules.PAID),
        "sum_waiting": _sum(lines, rules.WAITING),
    }


def _sum(lines: list[Seen], state: str) -> Decimal:
    return rules.sum_in(((line.state, line.amount) for line in lines), state)


def is_unreceipted(line: Seen) -> bool:
    """Whether something was given and its receipt is missing."""
    return line.state == rules.PAID and not line.receipt_number


def _is_shown(line: Seen, shown: str) -> bool:
    if shown == "waiting":
        return line.state == rules.WAITING
    return is_unreceipted(line) if shown == "no-receipt" else True


def funds(user: Any, *, only_open: bool = False) -> list[Seen]:
    """The funds with what they have left."""
    rows = Fund.objects.visible_to(user)
    return read(user, rows.filter(closed_on=None) if only_open else rows)


def fund_choices(user: Any) -> list[tuple[str, str]]:
    """Open funds, as choices of a form."""
    return [(str(fund.pk), fund.name) for fund in funds(user, only_open=True)]


def waiting(user: Any) -> list[Seen]:
    """Requests nobody has decided about, the oldest first."""
    rows = (
        Assistance.objects.visible_to(user).filter(state=rules.WAITING).order_by("requested_on", "created_at")
    )
    return read(user, rows[:SHOWN], follow=("client", *FOLLOWED))


def assistance_of(user: Any, pk: Any) -> Seen:
    """One line of the ledger; 404 alike when missing and when not the user's."""
    rows = Assistance.objects.visible_to(user).filter(pk=pk)
    return read_one(user, rows, follow=("client", *FOLLOWED))


def owner_choices(user: Any) -> list[tuple[str, str]]:
    """Whom a step of the plan may be given to."""
    rows = User.objects.visible_to(user).filter(step_owners()).order_by("full_name")
    return [(str(one.pk), one.full_name) for one in read(user, rows, fields=["full_name"])]


def panel_of(user: Any, client_id: Any) -> dict[str, Any]:
    """Welfare in short, for the client's page: needs and, where it concerns the reader, sums."""
    found = needs_of(user, client_id)
    if may_open(user, "welfare:assistance"):
        found |= ledger_of(user, client_id)
    return found


def open_needs(user: Any, client_id: Any) -> QuerySet[Need]:
    """Open needs of a client the user may know of."""
    return Need.objects.visible_to(user).filter(client=client_id, state=Need.State.OPEN)

"""What is claimed and how each ground was decided, for its page."""

from dataclasses import dataclass
from typing import Any

from cases.models import CaseEvent, Decision, Ground
from cases.words import EVENTS, GROUNDS, RESULTS
from clients.places import country_name
from core.access import Restricted, Seen, policy_of, read
from core.access.roles import role_of


@dataclass(frozen=True)
class DecidedGround:
    """One decision on one ground."""

    ground: str
    result: str
    by: str
    on: Any
    is_struck: bool


def may_see_grounds(user: Any) -> bool:
    """Whether the user reads grounds at all; if not, one chip stands for them, filled or empty."""
    return "code" in policy_of(Ground).plan(role_of(user)).always


def standing_grounds(user: Any, case: Seen) -> list[str]:
    """The codes of the grounds that are kept up; none for who does not read grounds: not even asked for."""
    if not may_see_grounds(user):
        return []
    rows = Ground.objects.visible_to(user).filter(case=case.pk, given_up_on=None)
    return [one.code for one in read(user, rows)]


def grounds_of(user: Any, case: Seen) -> list[str] | Restricted:
    """The grounds that are kept up, in words."""
    if not may_see_grounds(user):
        return Restricted()
    return [str(GROUNDS[code]) for code in standing_grounds(user, case)]


def decisions_of(user: Any, case: Seen) -> list[DecidedGround] | Restricted:
    """Every decision on a ground, the newest first."""
    if not may_see_grounds(user):
        return Restricted()
    rows = Decision.objects.visible_to(user).filter(case=case.pk)
    found = read(user, rows)
    events = CaseEvent.objects.visible_to(user).filter(case=case.pk, decisions__isnull=False).distinct()
    by_key = {one.pk: one for one in read(user, events)}
    shown = [_decided(one, by_key[one.event_id]) for one in found if one.event_id in by_key]
    return sorted(shown, key=lambda one: one.on, reverse=True)


def _decided(one: Seen, event: Seen) -> DecidedGround:
    return DecidedGround(
        ground=str(GROUNDS[one.ground]),
        result=str(RESULTS[one.result]),
        by=str(EVENTS[event.kind]),
        on=event.decided_on,
        is_struck=one.is_struck,
    )


def risk_states(claim: Seen) -> Any:
    """The Risk States by name, or the chip."""
    codes = claim.risk_states
    return codes if getattr(codes, "is_restricted", False) else [country_name(code) for code in codes]

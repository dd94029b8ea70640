"""Moving a referral from state to state; to be called inside `acting`, on a locked row."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.clock import now
from referrals.models import Referral, StateChange
from referrals.rules import State, may_move


def move(referral: Referral, to: State, *, by: Any, also: dict[str, Any] | None = None) -> None:
    """Bring a referral into a state, with the columns that go with it, and keep when.

    Raises:
        ValidationError: it cannot come there from where it is.
    """
    if not may_move(referral.state, to):
        said = {"state": referral.get_state_display()}
        raise ValidationError(_("This is no longer possible: the referral is now “%(state)s”.") % said)
    changes = {"state": to, **(also or {})}
    for name, value in changes.items():
        setattr(referral, name, value)
    referral.version += 1
    referral.save(update_fields=[*changes, "version"])
    note_state(referral, by)


def note_state(referral: Referral, by: Any) -> None:
    """Keep that the referral is in its state from now on."""
    signed_in = by if getattr(by, "pk", None) else None
    # The clock and not the transaction's time: two moves in one transaction keep their order.
    StateChange.objects.create(referral=referral, state=referral.state, made_by=signed_in, created_at=now())

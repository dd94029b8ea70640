"""Which needs tell of health; how a line of the assistance ledger moves, and what it means for its fund. Pure."""

from collections.abc import Iterable
from decimal import Decimal

# Their mere category says something about health (domain 6.2).
ABOUT_HEALTH = frozenset({"MEDICAL", "DISABILITY", "PREGNANCY", "PSYCHOLOGICAL"})
SEVERITIES = ("HIGH", "MEDIUM", "LOW")

STEPS = {
    "REQUESTED": frozenset({"APPROVED", "REFUSED", "CANCELLED"}),
    "APPROVED": frozenset({"GIVEN", "CANCELLED"}),
    "GIVEN": frozenset(),
    "REFUSED": frozenset(),
    "CANCELLED": frozenset(),
}
# What counts against the fund, and what counts as paid.
COMMITTED = frozenset({"APPROVED", "GIVEN"})
PAID = "GIVEN"
WAITING = "REQUESTED"


def may_follow(before: str, after: str) -> bool:
    """Whether a line of the ledger may go from one state to another."""
    return after in STEPS[before]


def change_of_commitment(before: str, after: str, amount: Decimal) -> Decimal:
    """What the step adds to (or takes from) the sum committed of its fund, HK$."""
    return amount * ((after in COMMITTED) - (before in COMMITTED))


def sum_in(lines: Iterable[tuple[str, Decimal]], state: str) -> Decimal:
    """The sum of the lines (state, amount) in one state, HK$."""
    return sum((amount for one, amount in lines if one == state), Decimal(0))


def worst_first(severity: str) -> int:
    """Sorts needs: high before medium before low."""
    return SEVERITIES.index(severity)

"""Who sees and sets what of firms, offers, placements and hours."""

from .access import (
    may_log_hours,
    may_place,
    may_see_own_cases,
    placement_policy,
)

__all__ = ["may_log_hours", "may_place", "may_see_own_cases", "placement_policy"]

"""The verbs of pro bono work."""

from .offers import answer_conflict_check, ask_conflict_check, offer_case, withdraw_offer
from .placements import end_due_placements, end_placement, log_hours, place_case

__all__ = [
    "answer_conflict_check",
    "ask_conflict_check",
    "end_due_placements",
    "end_placement",
    "log_hours",
    "offer_case",
    "place_case",
    "withdraw_offer",
]

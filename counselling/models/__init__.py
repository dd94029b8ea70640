"""Counselling, behind the clinical wall: episodes, sessions and their notes, scores, plans, flags."""

from .clinical import Flag, Measure, RiskTask, SafetyPlan
from .episodes import ClinicalSupervision, Episode
from .sessions import Addendum, RiskLevel, Session

__all__ = [
    "Addendum",
    "ClinicalSupervision",
    "Episode",
    "Flag",
    "Measure",
    "RiskLevel",
    "RiskTask",
    "SafetyPlan",
    "Session",
]

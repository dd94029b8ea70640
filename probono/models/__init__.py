"""Firms that help, their lawyers, cases offered and placed, and the time given."""

from .firms import FirmAgreement, LawyerProfile
from .offers import ConflictCheck, Opportunity
from .placements import Placement, TimeEntry

__all__ = ["ConflictCheck", "FirmAgreement", "LawyerProfile", "Opportunity", "Placement", "TimeEntry"]

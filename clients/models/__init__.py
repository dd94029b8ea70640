"""The person, before any paper about them: who they are, who may reach them how, who is with them."""

from .access import ClientGroupObjectPermission, ClientUserObjectPermission, ClientWall, NameReveal
from .circumstances import Alert, DetentionSpan, Recognizance, SpecificNeed
from .client import Client
from .consents import Consent
from .households import Household, HouseholdMember, Relative
from .identity import ClientIdentifier, ClientLanguage, ClientName, ClientNationality

__all__ = [
    "Alert",
    "Client",
    "ClientGroupObjectPermission",
    "ClientIdentifier",
    "ClientLanguage",
    "ClientName",
    "ClientNationality",
    "ClientUserObjectPermission",
    "ClientWall",
    "Consent",
    "DetentionSpan",
    "Household",
    "HouseholdMember",
    "NameReveal",
    "Recognizance",
    "Relative",
    "SpecificNeed",
]

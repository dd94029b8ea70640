"""Models without domain words: what every app builds on, and the house's own bookkeeping."""

from .access import FieldGrant, ReadEvent, Refusal
from .base import GrantBase, HouseModel, ScopingModel, TeamGrantBase, UserGrantBase, WallBase
from .chain import ChainHead, ChainLink
from .choices import Choice
from .closed_days import ClosedDay
from .drafts import Draft
from .keys import DataKey
from .posts import IdempotencyKey, Sequence

__all__ = [
    "ChainHead",
    "ChainLink",
    "Choice",
    "ClosedDay",
    "DataKey",
    "Draft",
    "FieldGrant",
    "GrantBase",
    "HouseModel",
    "IdempotencyKey",
    "ReadEvent",
    "Refusal",
    "ScopingModel",
    "Sequence",
    "TeamGrantBase",
    "UserGrantBase",
    "WallBase",
]

"""Models without domain words: what every app builds on, and the house's own bookkeeping."""

from .access import FieldGrant, ReadEvent, Refusal
from .base import GrantBase, HouseModel, ScopingModel, TeamGrantBase, UserGrantBase, WallBase
from .chain import ChainHead, ChainLink
from .choices import Choice
from .closed_days import ClosedDay
from .drafts import Draft
from .jobs import Job, JobProgress
from .keys import DataKey
from .lists import SavedView, StoredSearch
from .notices import Delivery, Notice
from .outbox import Heartbeat, Outbox
from .posts import IdempotencyKey, Sequence

__all__ = [
    "ChainHead",
    "ChainLink",
    "Choice",
    "ClosedDay",
    "DataKey",
    "Delivery",
    "Draft",
    "FieldGrant",
    "GrantBase",
    "Heartbeat",
    "HouseModel",
    "IdempotencyKey",
    "Job",
    "JobProgress",
    "Notice",
    "Outbox",
    "ReadEvent",
    "Refusal",
    "SavedView",
    "ScopingModel",
    "Sequence",
    "StoredSearch",
    "TeamGrantBase",
    "UserGrantBase",
    "WallBase",
]

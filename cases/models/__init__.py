"""Claims and other matters: the case, what happened in it, what is due, who acts."""

from .case import Case, CaseGroupObjectPermission, CaseUserObjectPermission, CaseWall, Claim, Ground
from .deadlines import Deadline, DeadlineChange, DeadlineReview, Reminder
from .events import Alarm, CaseEvent, Decision, StageSpan
from .limits import TimeLimit
from .people import Assignment, Representation
from .work import Hearing, Note, Task

__all__ = [
    "Alarm",
    "Assignment",
    "Case",
    "CaseEvent",
    "CaseGroupObjectPermission",
    "CaseUserObjectPermission",
    "CaseWall",
    "Claim",
    "Deadline",
    "DeadlineChange",
    "DeadlineReview",
    "Decision",
    "Ground",
    "Hearing",
    "Note",
    "Reminder",
    "Representation",
    "StageSpan",
    "Task",
    "TimeLimit",
]

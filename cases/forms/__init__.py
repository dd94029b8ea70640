"""Forms of cases: shape and messages; services decide."""

from cases.forms.cases import AssignForm, ClaimForm, CloseCaseForm, OpenCaseForm, ReasonForm
from cases.forms.deadlines import (
    AddDeadlineForm,
    AnswerReviewForm,
    ConfirmForm,
    EndDeadlineForm,
    FileDeadlineForm,
    MoveDeadlineForm,
)
from cases.forms.events import CorrectEventForm, EventForm
from cases.forms.law import CalculatorForm, ClosedDayForm, TimeLimitForm
from cases.forms.work import (
    CeasedForm,
    HearingForm,
    HearingOutcomeForm,
    NoteForm,
    RepresentationForm,
    TaskForm,
)

__all__ = [
    "AddDeadlineForm",
    "AnswerReviewForm",
    "AssignForm",
    "CalculatorForm",
    "CeasedForm",
    "ClaimForm",
    "CloseCaseForm",
    "ClosedDayForm",
    "ConfirmForm",
    "CorrectEventForm",
    "EndDeadlineForm",
    "EventForm",
    "FileDeadlineForm",
    "HearingForm",
    "HearingOutcomeForm",
    "MoveDeadlineForm",
    "NoteForm",
    "OpenCaseForm",
    "ReasonForm",
    "RepresentationForm",
    "TaskForm",
    "TimeLimitForm",
]

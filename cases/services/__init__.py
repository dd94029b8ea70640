"""The verbs of cases; every write of a case goes through here."""

from cases.services.cases import close_case, open_case, record_claim, reopen_case
from cases.services.deadlines import (
    acknowledge_reminders,
    add_deadline,
    confirm_deadline,
    file_deadline,
    let_deadline_go,
    move_deadline,
    note_missed_deadline,
)
from cases.services.events import EventEntry, correct_event, record_event, strike_out_event
from cases.services.law import add_closed_day, change_time_limit, load_books
from cases.services.people import (
    assign_user,
    end_assignment,
    end_representation,
    record_representation,
    step_aside,
)
from cases.services.reminders import due_reminders, raise_reminders
from cases.services.reviews import answer_review, review_open_deadlines
from cases.services.work import add_hearing, add_task, clear_alarm, finish_task, record_hearing, write_note

__all__ = [
    "EventEntry",
    "acknowledge_reminders",
    "add_closed_day",
    "add_deadline",
    "add_hearing",
    "add_task",
    "answer_review",
    "assign_user",
    "change_time_limit",
    "clear_alarm",
    "close_case",
    "confirm_deadline",
    "correct_event",
    "due_reminders",
    "end_assignment",
    "end_representation",
    "file_deadline",
    "finish_task",
    "let_deadline_go",
    "load_books",
    "move_deadline",
    "note_missed_deadline",
    "open_case",
    "raise_reminders",
    "record_claim",
    "record_event",
    "record_hearing",
    "record_representation",
    "reopen_case",
    "review_open_deadlines",
    "step_aside",
    "strike_out_event",
    "write_note",
]

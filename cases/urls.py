"""Addresses of cases: a file is named by its reference, what is in it by a key."""

from django.urls import path, register_converter

from cases.views import deadlines, events, files, law, lists, people, work


class Reference:
    """A case's reference, C-2026-0143."""

    regex = "C-[0-9]{4}-[0-9]{4,}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(Reference, "case")

app_name = "cases"
urlpatterns = [
    path("", lists.case_list, name="list"),
    path("deadlines/", lists.deadline_list, name="deadline_list"),
    path("due-date/", law.due_date, name="due_date"),
    path("time-limits/", law.time_limits, name="time_limits"),
    path("time-limits/<slug:code>/change/", law.time_limit_change, name="time_limit_change"),
    path("closed-days/", law.closed_days_list, name="closed_days"),
    path("of/<uuid:client_id>/", files.of_client, name="of_client"),
    path("of/<uuid:client_id>/add/", people.case_add, name="add"),
    path("<case:reference>/", files.detail, name="detail"),
    path("<case:reference>/deadlines/", files.deadlines, name="deadlines"),
    path("<case:reference>/claim/", files.claim, name="claim"),
    path("<case:reference>/claim/change/", people.claim_edit, name="claim_edit"),
    path("<case:reference>/hearings/", files.hearings, name="hearings"),
    path("<case:reference>/hearings/add/", work.hearing_add, name="hearing_add"),
    path("<case:reference>/hearings/<uuid:pk>/", work.hearing_outcome, name="hearing_outcome"),
    path("<case:reference>/representation/", files.representation, name="representation"),
    path("<case:reference>/representation/add/", work.representation_add, name="representation_add"),
    path(
        "<case:reference>/representation/<uuid:pk>/end/", work.representation_end, name="representation_end"
    ),
    path("<case:reference>/events/add/", events.event_choose, name="event_choose"),
    path("<case:reference>/events/add/<str:kind>/", events.event_add, name="event_add"),
    path("<case:reference>/events/<uuid:pk>/", events.event_detail, name="event"),
    path("<case:reference>/events/<uuid:pk>/correct/", events.event_correct, name="event_correct"),
    path("<case:reference>/events/<uuid:pk>/strike/", events.event_strike, name="event_strike"),
    path("<case:reference>/deadlines/add/", deadlines.deadline_add, name="deadline_add"),
    path("<case:reference>/deadlines/<uuid:pk>/", deadlines.deadline_detail, name="deadline"),
    path(
        "<case:reference>/deadlines/<uuid:pk>/read/",
        deadlines.deadline_acknowledge,
        name="deadline_acknowledge",
    ),
    path(
        "<case:reference>/deadlines/<uuid:pk>/confirm/", deadlines.deadline_confirm, name="deadline_confirm"
    ),
    path("<case:reference>/deadlines/<uuid:pk>/change/", deadlines.deadline_move, name="deadline_move"),
    path("<case:reference>/deadlines/<uuid:pk>/filed/", deadlines.deadline_file, name="deadline_file"),
    path("<case:reference>/deadlines/<uuid:pk>/end/", deadlines.deadline_end, name="deadline_end"),
    path(
        "<case:reference>/deadlines/<uuid:pk>/review/<uuid:review_id>/",
        deadlines.review_answer,
        name="review_answer",
    ),
    path("<case:reference>/notes/add/", work.note_add, name="note_add"),
    path("<case:reference>/tasks/add/", work.task_add, name="task_add"),
    path("<case:reference>/tasks/<uuid:pk>/done/", work.task_done, name="task_done"),
    path("<case:reference>/alarms/<uuid:pk>/clear/", work.alarm_clear, name="alarm_clear"),
    path("<case:reference>/close/", people.close, name="close"),
    path("<case:reference>/reopen/", people.reopen, name="reopen"),
    path("<case:reference>/team/add/", people.assign, name="assign"),
    path("<case:reference>/team/<uuid:pk>/end/", people.assignment_end, name="assignment_end"),
    path("<case:reference>/step-aside/", people.step_aside, name="step_aside"),
]

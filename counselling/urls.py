"""Addresses of counselling."""

from django.urls import path

from counselling.views import across, clinical, episodes, sessions, supervision

app_name = "counselling"
urlpatterns = [
    path("", episodes.episode_list, name="list"),
    path("clients/<uuid:client_id>/", across.client_panel, name="of_client"),
    path("clients/<uuid:client_id>/open/", episodes.episode_open, name="open"),
    path("cases/<uuid:case_id>/", across.case_panel, name="of_case"),
    path("episodes/<uuid:pk>/", episodes.episode_detail, name="episode"),
    path("episodes/<uuid:pk>/close/", episodes.episode_close, name="close"),
    path("episodes/<uuid:pk>/sessions/add/", sessions.session_add, name="session_add"),
    path("episodes/<uuid:pk>/measures/add/", clinical.measure_add, name="measure_add"),
    path("episodes/<uuid:pk>/safety-plan/", clinical.safety_plan, name="safety_plan"),
    path("episodes/<uuid:pk>/safety-plan/write/", clinical.safety_plan_write, name="safety_plan_write"),
    path("episodes/<uuid:pk>/flags/add/", clinical.flag_add, name="flag_add"),
    path("flags/<uuid:pk>/end/", clinical.flag_end, name="flag_end"),
    path("risks/<uuid:pk>/", clinical.risk_settle, name="risk_settle"),
    path("sessions/<uuid:pk>/", sessions.session_detail, name="session"),
    path("sessions/<uuid:pk>/change/", sessions.session_change, name="session_change"),
    path("sessions/<uuid:pk>/sign/", sessions.session_sign, name="session_sign"),
    path("sessions/<uuid:pk>/addendum/", sessions.addendum_add, name="addendum_add"),
    path("supervision/", supervision.supervision, name="supervision"),
    path("supervisors/", supervision.supervisors, name="supervisors"),
    path("supervisors/add/", supervision.supervisor_add, name="supervisor_add"),
    path("supervisors/<uuid:pk>/end/", supervision.supervisor_end, name="supervisor_end"),
]

"""Addresses of the mechanism itself."""

from django.urls import path

from core.lists import views as lists
from core.views import jobs, notices, openings, parts, searching, sessions, watching

app_name = "core"
urlpatterns = [
    path("search/", searching.search, name="search"),
    path("stay/", sessions.stay, name="stay"),
    path("drafts/<str:form_key>/<str:about>/", sessions.draft_save, name="draft"),
    path("drafts/<str:form_key>/<str:about>/discard/", sessions.draft_discard, name="draft_discard"),
    path("ask/<str:label>/<uuid:pk>/<slug:field_class>/", openings.ask, name="ask"),
    path("openings/", openings.openings_list, name="openings"),
    path("openings/<uuid:pk>/answer/", openings.answer, name="answer"),
    path("openings/<uuid:pk>/review/", openings.review, name="review"),
    path("emergency/", openings.break_glass_find, name="break_glass_find"),
    path("emergency/<str:label>/<uuid:pk>/", openings.break_glass, name="break_glass"),
    path("history/<str:label>/<uuid:pk>/", watching.history, name="history"),
    path("looked/<str:label>/<uuid:pk>/", watching.looked, name="looked"),
    path("who/<str:label>/<uuid:pk>/", watching.who, name="who"),
    path("lists/<str:key>/views/", lists.view_add, name="view_add"),
    path("lists/<str:key>/views/<uuid:pk>/remove/", lists.view_remove, name="view_remove"),
    path("lists/<str:key>/export/", lists.list_export, name="list_export"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.notices_read, name="notices_read"),
    path("notices/<uuid:pk>/", notices.notice, name="notice"),
    path("notices/<uuid:pk>/acknowledge/", notices.notice_acknowledge, name="notice_acknowledge"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/log/", jobs.job_log, name="job_log"),
    path("jobs/<uuid:pk>/", jobs.job, name="job"),
    path("jobs/<uuid:pk>/cancel/", jobs.job_cancel, name="job_cancel"),
    path("jobs/<uuid:pk>/file/", jobs.job_file, name="job_file"),
    path("parts/", parts.parts, name="parts"),
    path("parts/<uuid:pk>/retry/", parts.outbox_retry, name="outbox_retry"),
]

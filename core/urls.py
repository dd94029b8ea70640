"""Addresses of the mechanism itself."""

from django.urls import path

from core.lists import views as lists
from core.views import openings, sessions, watching

app_name = "core"
urlpatterns = [
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
]

"""Addresses of pro bono work."""

from django.urls import path

from probono.views import desk, door

app_name = "probono"
urlpatterns = [
    path("", door.home, name="home"),
    path("hours/", door.hours, name="hours"),
    path("hours/add/", door.log_hours, name="log_hours"),
    path("my/<str:reference>/", door.my_case, name="my_case"),
    path("opportunities/", door.opportunities, name="opportunities"),
    path("opportunities/<uuid:pk>/", door.opportunity, name="opportunity"),
    path("desk/", desk.desk, name="desk"),
    path("offers/<uuid:pk>/", desk.offered, name="offered"),
    path("offers/<uuid:pk>/ask/", desk.ask_conflict, name="ask_conflict"),
    path("offers/<uuid:pk>/place/", desk.place, name="place"),
    path("conflicts/<uuid:pk>/answer/", desk.answer_conflict, name="answer_conflict"),
    path("cases/<uuid:pk>/offer/", desk.offer, name="offer"),
    path("cases/<uuid:pk>/", desk.of_case, name="of_case"),
    path("placements/<uuid:pk>/", desk.placement, name="placement"),
    path("placements/<uuid:pk>/end/", desk.end, name="end"),
]

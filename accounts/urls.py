"""Addresses of one's own account, the code of conduct and the matrix."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("me/preferences/", views.preferences, name="preferences"),
    path("me/sessions/<uuid:pk>/end/", views.sign_in_end, name="end_sign_in"),
    path("conduct/", views.code_of_conduct, name="code_of_conduct"),
    path("access/", views.access_matrix, name="access_matrix"),
]

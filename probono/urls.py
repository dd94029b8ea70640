"""Addresses of probono."""

from django.urls import URLPattern

app_name = "probono"
urlpatterns: list[URLPattern] = []

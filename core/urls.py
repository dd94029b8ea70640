"""Addresses of the mechanism itself."""

app_name = "core"
urlpatterns: list = []

"""The house's own addresses, and a gallery of every part on pages that only tests can open."""

from django.urls import include, path

from config.urls import handler403, handler404, handler500  # noqa: F401  a URL configuration has its own
from config.urls import urlpatterns as house
from core.access import PUBLIC, SIGNED_IN, classify_urls
from tests.front import gallery

pages = [
    path("file/", gallery.file, name="file"),
    path("form/", gallery.form, name="form"),
    path("panel/", gallery.panel, name="panel"),
    path("outside/", gallery.outside, name="outside"),
    path("public/", gallery.public, name="public"),
]
urlpatterns = [path("gallery/", include((pages, "gallery"))), *house]
classify_urls("gallery", dict.fromkeys(["file", "form", "panel", "outside"], SIGNED_IN) | {"public": PUBLIC})

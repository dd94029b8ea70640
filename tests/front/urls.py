"""Addresses of the gallery: every part of the house on pages that only tests can open."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from core.access import PUBLIC, SIGNED_IN, classify_urls
from core.views import errors
from tests.front import gallery

handler404, handler403, handler500 = errors.not_found, errors.refused, errors.went_wrong

pages = [
    path("file/", gallery.file, name="file"),
    path("form/", gallery.form, name="form"),
    path("panel/", gallery.panel, name="panel"),
    path("outside/", gallery.outside, name="outside"),
    path("public/", gallery.public, name="public"),
]
urlpatterns = [
    path("gallery/", include((pages, "gallery"))),
    path("", lambda request: redirect("gallery:file"), name="home"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("allauth.urls")),
    path("clients/", lambda request: HttpResponse("clients"), name="clients_page"),
    path("", include("core.urls")),
    path("", include("accounts.urls")),
]
classify_urls("gallery", dict.fromkeys(["file", "form", "panel", "outside"], SIGNED_IN) | {"public": PUBLIC})
classify_urls("", {"clients_page": SIGNED_IN})

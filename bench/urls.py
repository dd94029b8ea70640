"""The house's addresses, and the floor under every page: session, rights, and twenty constant kilobytes."""

from django.http import HttpResponse
from django.urls import include, path

from core.access import SIGNED_IN, classify_urls
from core.views import errors

handler404, handler403, handler500 = errors.not_found, errors.refused, errors.went_wrong
PAGE = b"<!doctype html>" + b"harbour " * 2_500


def floor(request):
    """What no page can be faster than."""
    return HttpResponse(PAGE)


classify_urls("bench", {"floor": SIGNED_IN})
urlpatterns = [
    path("bench/", include(([path("floor/", floor, name="floor")], "bench"))),
    path("", include("config.urls")),
]

"""Addresses of their own for testing the middlewares: each does one thing that could go wrong."""

from django.contrib import messages
from django.db import connection
from django.http import Http404, HttpResponse
from django.urls import include, path

from accounts.policy import EVERYBODY, Role
from clients.models import Client
from core.access import PUBLIC, classify_urls, read, read_one, record_open, refuse
from core.db import acting, read_settings
from core.views import errors

handler404, handler403, handler500 = errors.not_found, errors.refused, errors.went_wrong


def clients(request):
    return HttpResponse(
        ",".join(c.reference for c in read(request.user, Client.objects.visible_to(request.user)))
    )


def opened(request, pk):
    client = read_one(request.user, Client.objects.visible_to(request.user).filter(pk=pk))
    record_open(request.user, client)
    record_open(request.user, client)
    return HttpResponse(client.reference)


def raw(request):
    return HttpResponse(str(list(Client.objects.all())))


def make(request):
    with acting(request.user, "probe.make"):
        Client.objects.create(reference="P-1", display_name="Zoe")
    messages.success(request, "made")
    request.session["made"] = 1
    return HttpResponse("ok")


def make_and_fail(request):
    make(request)
    raise RuntimeError("boom")


def make_and_miss(request):
    make(request)
    refuse(request.user, "probe", "clients.client", None, ["phone"])
    raise Http404


def say(request):
    return HttpResponse([str(message) for message in messages.get_messages(request)])


def break_database(request):
    with connection.cursor() as cursor:
        cursor.execute("select 1 / 0")


def settings_in_force(request):
    return HttpResponse(" ".join(read_settings().values()))


app_name = "probe"
probes = [
    path("clients/", clients, name="clients"),
    path("opened/<uuid:pk>/", opened, name="opened"),
    path("raw/", raw, name="raw"),
    path("make/", make, name="make"),
    path("fail/", make_and_fail, name="fail"),
    path("miss/", make_and_miss, name="miss"),
    path("say/", say, name="say"),
    path("break/", break_database, name="break"),
    path("settings/", settings_in_force, name="settings"),
    path("managers/", say, name="managers"),
    path("open/", settings_in_force, name="open"),
    path("nobody/", say, name="unclassified"),
]
classify_urls("probe", dict.fromkeys([p.name for p in probes if p.name != "unclassified"], EVERYBODY))
classify_urls("probe", {"managers": {Role.MANAGER}, "open": PUBLIC})

urlpatterns = [path("probe/", include((probes, "probe"))), path("", include("config.urls"))]

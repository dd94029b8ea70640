"""A list of cases and one of clients, for testing the list component."""

from django.db.models import Q
from django.db.models.functions import Length
from django.http import HttpResponse
from django.urls import include, path

from accounts.policy import EVERYBODY
from cases.models import Case
from clients.models import Client
from core.access import classify_urls
from core.lists import Choose, Column, HouseList, Since, Where, answer_list
from core.views import errors

handler400, handler404 = errors.not_understood, errors.not_found


class CaseList(HouseList):
    key = "probe.cases"
    url_name = "probe_lists:cases"
    model = Case
    title = "Cases"
    columns = (
        Column("reference", url="probe_lists:case", url_args=("reference",)),
        Column("client__display_name", label="Client"),
        Column("client__phone", label="Phone", shown=False),
        Column("stage"),
        Column("digits", label="Digits", sql=lambda user: Length("reference"), css="num"),
    )
    filters = (
        Choose("stage", choices=lambda user: [("WS_SUBMITTED", "Submitted"), ("NCF_ISSUED", "Form issued")]),
        Since("created_at", label="Opened"),
        Where("number", choices=[("low", "Low")], where=lambda user, value: Q(reference="C-1")),
        Where("secret", choices=[("x", "X")], where=lambda user, value: Q(), needs=("clients.client.phone",)),
    )
    search = ("reference", "client__display_name", "client__phone")
    sort = "reference"
    page_size = 2


class ClientList(HouseList):
    key = "probe.clients"
    url_name = "probe_lists:clients"
    model = Client
    title = "Clients"
    columns = (Column("reference"), Column("display_name"), Column("phone"))
    sort = "-created_at"


def cases(request):
    return answer_list(request, CaseList)


def clients(request):
    return answer_list(request, ClientList)


def case(request, reference):
    return HttpResponse(reference)


probes = [
    path("cases/", cases, name="cases"),
    path("clients/", clients, name="clients"),
    path("cases/<str:reference>/", case, name="case"),
]
classify_urls("probe_lists", {"cases": EVERYBODY, "clients": EVERYBODY, "case": EVERYBODY})
urlpatterns = [path("probe/", include((probes, "probe_lists"))), path("", include("config.urls"))]

"""The client's file: overview and its tabs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clients.files import frame, open_file
from clients.overview import about, consents, household, names, past


def client_detail(request: HttpRequest, pk) -> HttpResponse:
    """Everything at a glance: how to reach the person safely, who they are, who is with them."""
    client = open_file(request.user, pk)
    context = {
        **frame(request.user, client, "detail"),
        **about(request.user, client),
        **household(request.user, client),
        **consents(request.user, client),
    }
    return render(request, "clients/client_detail.html", context)


def client_household(request: HttpRequest, pk) -> HttpResponse:
    """Who is with the person, here and elsewhere."""
    client = open_file(request.user, pk)
    context = {**frame(request.user, client, "household"), **household(request.user, client)}
    return render(request, "clients/client_household.html", context)


def client_names(request: HttpRequest, pk) -> HttpResponse:
    """Names in every script, nationalities, languages, numbers on papers, detention and recognizance."""
    client = open_file(request.user, pk)
    context = {**frame(request.user, client, "names"), **names(request.user, client)}
    return render(request, "clients/client_names.html", context)


def client_consents(request: HttpRequest, pk) -> HttpResponse:
    """The consent ledger."""
    client = open_file(request.user, pk)
    context = {**frame(request.user, client, "consents"), **consents(request.user, client)}
    return render(request, "clients/client_consents.html", context)


def client_past(request: HttpRequest, pk) -> HttpResponse:
    """What changed, who looked, who can see this."""
    client = open_file(request.user, pk)
    context = {**frame(request.user, client, "past"), "past": past(request.user, client)}
    return render(request, "clients/client_past.html", context)

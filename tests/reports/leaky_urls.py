"""Holes made on purpose, one for each channel the crawl listens to."""

import logging

from django.core import mail
from django.http import HttpResponse
from django.urls import include, path

from accounts.policy import EVERYBODY
from clients.models import Client
from core.access import classify_urls
from core.db import system_context


def secret():
    with system_context("test.hole"):
        return Client.objects.filter(reference__startswith="zq").order_by("created_at").first()


def page(request):
    return HttpResponse(secret().phone)


def part(request):
    return HttpResponse(secret().phone if request.headers.get("HX-Request") else "nothing")


def post(request):
    return HttpResponse(secret().phone if request.method == "POST" else "nothing")


def header(request):
    return HttpResponse("nothing", headers={"X-Client": secret().address})


def log(request):
    logging.getLogger("clients").error(f"seen {secret().phone}")
    return HttpResponse("nothing")


def post_by_mail(request):
    mail.outbox.append(mail.EmailMultiAlternatives("A subject", secret().phone, to=["a@harbour.example"]))
    return HttpResponse("nothing")


def inference(request):
    return HttpResponse("first" if secret().may_text else "second")


HOLES = {
    "page": page,
    "part": part,
    "post": post,
    "header": header,
    "log": log,
    "mail": post_by_mail,
    "inference": inference,
}
holes = [path(f"hole/{name}/", view, name=name) for name, view in HOLES.items()]
classify_urls("hole", dict.fromkeys(HOLES, EVERYBODY))
urlpatterns = [path("", include((holes, "hole"))), path("", include("config.urls"))]

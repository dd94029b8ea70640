"""A form that met another save keeps what was typed; a refusal stands beside its field; a draft comes back."""

import datetime as dt
import re

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.test import RequestFactory

from accounts.policy import Role
from clients.models import Client
from core.access import read_one
from core.conflicts import show_conflict
from core.forms import DayMonthYearField, HouseForm
from tests.factories import ClientFactory, UserFactory
from tests.house_context import being

SIDE = re.compile(r'<bdi dir="auto" class="prose">(.*?)</bdi>')


class RenameForm(HouseForm):
    display_name = forms.CharField(label="Name")
    phone = forms.CharField(label="Phone", required=False)


class ReasonForm(HouseForm):
    why = forms.CharField(label="Why")


class DatedForm(HouseForm):
    creates = True
    seen_on = DayMonthYearField(label="Seen")
    note = forms.CharField(label="Note")


@pytest.mark.django_db
def test_a_conflict_shows_both_texts_of_what_differs_and_may_be_read():
    client, manager = (
        ClientFactory(display_name="Sabine Doreh", phone="+85291234567"),
        UserFactory(role=Role.MANAGER),
    )
    request = RequestFactory().post("/")
    request.user = manager
    form = RenameForm(QueryDict("display_name=Amina Doreh&phone=1&version=1"), version=1)
    assert form.is_valid()

    with being(manager):
        seen = read_one(manager, Client.objects.visible_to(manager).filter(pk=client.pk))
        response = show_conflict(request, "parts/conflict.html", {}, form=form, current=seen)

    page = response.content.decode()
    assert (response.status_code, "Sabine" in page, "Amina" in page) == (409, True, True)
    assert "Phone" not in page
    assert SIDE.findall(page) == ['<mark><span class="visually-hidden">only here: </span>Sabine</mark> Doreh',
                                  '<mark><span class="visually-hidden">only here: </span>Amina</mark> Doreh']  # fmt: skip
    assert form["version"].value() == seen.version


@pytest.mark.django_db
def test_a_decision_that_came_too_late_is_told_so_and_keeps_its_words():
    client, manager = ClientFactory(display_name="Sabine"), UserFactory(role=Role.MANAGER)
    request = RequestFactory().post("/")
    request.user = manager
    form = ReasonForm(QueryDict("why=We are full&version=0"), version=0)
    assert form.is_valid()

    with being(manager):
        seen = read_one(manager, Client.objects.visible_to(manager).filter(pk=client.pk))
        response = show_conflict(
            request, "parts/confirm_page.html", {}, form=form, current=seen, words="Look again."
        )

    page = response.content.decode()
    assert (response.status_code, "Look again." in page, "Sabine" in page) == (409, True, False)
    assert (form["why"].value(), form["version"].value()) == ("We are full", seen.version)


def test_a_refusal_stands_beside_the_field_it_names():
    form = RenameForm({"display_name": "Amina"})
    form.refuse(ValidationError({"display_name": "Taken", "reference": "Gone"}))
    form.refuse(ValidationError("Closed"))
    assert form.errors == {"display_name": ["Taken"], "__all__": ["Gone", "Closed"]}


def test_a_restored_form_shows_what_was_typed_and_complains_of_nothing():
    typed = QueryDict("seen_on_day=31&seen_on_month=&note=half a").copy()
    form = DatedForm.restored(typed)
    assert (form.errors, form["note"].value()) == ({}, "half a")
    assert form["seen_on"].value()["day"] == "31"
    assert form["idempotency_key"].value() is not None
    assert (form.is_restored, DatedForm.restored(None).is_restored) == (True, False)


def test_without_a_draft_the_form_is_fresh():
    form = DatedForm.restored(None, initial={"seen_on": dt.date(2026, 3, 27)})
    assert (form.is_bound, form["seen_on"].value()) == (False, dt.date(2026, 3, 27))

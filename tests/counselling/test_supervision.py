"""Who supervises whom: arranged by a manager, who reads nothing by it."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.policy import Role
from counselling import services
from counselling.models import ClinicalSupervision
from tests.counselling.factories import ClinicalSupervisionFactory
from tests.factories import UserFactory
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db


def page(client, user, name):
    return sign_in(client, user).get(reverse(name))


def last_day():
    with house():
        return ClinicalSupervision.objects.get().until_on


def post(client, user, name, *args, **data):
    return sign_in(client, user).post(reverse(name, args=args), data)


def test_the_manager_arranges_supervision_and_reads_nothing_by_it(client):
    manager, (first, second) = (
        UserFactory(role=Role.MANAGER),
        UserFactory.create_batch(2, role=Role.COUNSELLOR),
    )
    date = {"from_on_day": "1", "from_on_month": "1", "from_on_year": "2026"}
    people = {"supervisor": str(first.pk), "counsellor": str(second.pk)}
    assert page(client, manager, "counselling:supervisor_add").status_code == 200
    assert post(client, manager, "counselling:supervisor_add", **people, **date).status_code == 302
    assert first.full_name in page(client, manager, "counselling:supervisors").content.decode()
    assert page(client, manager, "counselling:list").status_code == 404
    assert page(client, first, "counselling:supervisors").status_code == 404
    people["counsellor"] = str(first.pk)
    assert post(client, manager, "counselling:supervisor_add", **people, **date).status_code == 422


def test_two_who_end_a_supervision_see_both_days(client):
    manager, row = UserFactory(role=Role.MANAGER), ClinicalSupervisionFactory()
    day = dt.date.today() + dt.timedelta(days=30)
    services.end_supervision(supervision_id=row.pk, version=1, until_on=day, by=manager)
    typed = {"until_on_day": "1", "until_on_month": "1", "until_on_year": day.year + 1, "version": 1}
    answer = post(client, manager, "counselling:supervisor_end", row.pk, **typed)
    shown = f"01 Jan {day.year + 1}" in answer.content.decode()
    assert (answer.status_code, shown, last_day()) == (409, True, day)

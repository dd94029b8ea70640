"""The desk is everybody's own, the reports are managers'."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.policy import Role
from core import desk
from core.clock import today
from tests.factories import CaseFactory, UserFactory
from tests.house_context import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "role", [Role.CASEWORKER, Role.MANAGER, Role.COUNSELLOR, Role.AUDITOR, Role.ADMINISTRATOR]
)
def test_staff_start_at_their_desk(client, role):
    answer = sign_in(client, UserFactory(role=role)).get(reverse("home"))
    assert (answer.status_code, answer.templates[0].name) == (200, "reports/home.html")


def test_a_lawyer_starts_at_the_lawyers_door(client):
    answer = sign_in(client, UserFactory(role=Role.LAWYER)).get(reverse("home"))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("probono:home"))


def test_the_desk_sorts_and_folds(client, monkeypatch):
    items = [desk.DeskItem(title=f"Thing {n}", url="/x/", on=today().replace(day=1)) for n in range(12)]
    monkeypatch.setattr(desk, "_feeds", [("mine", "overdue", lambda user, day: items)])
    sign_in(client, UserFactory())

    folded = client.get(reverse("home")).content.decode()
    whole = client.get(reverse("home") + "?all=overdue").content.decode()

    assert "Thing 11" not in folded
    assert "Thing 11" in whole


def test_a_feed_belongs_to_a_section():
    with pytest.raises(ValueError, match="no section"):
        desk.register_desk("somewhere", lambda user, day: [])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.MANAGER, 200),
        (Role.SUPERVISOR, 200),
        (Role.CASEWORKER, 404),
        (Role.LAWYER, 404),
        (Role.PARTNER, 404),
    ],
)
@pytest.mark.parametrize("name", ["reports:open_cases", "reports:missing_data"])
def test_who_reads_reports(client, role, status, name):
    assert sign_in(client, UserFactory(role=role)).get(reverse(name)).status_code == status


def test_counts_below_five_are_hidden(client):
    for _ in range(6):
        CaseFactory(stage="APPEAL_PENDING")
    CaseFactory(stage="JR_LEAVE_PENDING")
    CaseFactory(stage="INTERVIEWED")

    figures = (
        sign_in(client, UserFactory(role=Role.MANAGER)).get(reverse("reports:open_cases")).context["figures"]
    )

    assert [(line.phase, line.open, line.is_open_hidden) for line in figures.lines] == [
        ("INTERVIEW", 1, True),
        ("APPEAL", 6, False),
        ("JUDICIAL_REVIEW", 1, True),
    ]
    assert (figures.open, figures.nobody) == (8, 8)


def test_the_report_costs_the_same_at_three_rows_as_at_one(client):
    sign_in(client, UserFactory(role=Role.MANAGER))

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("reports:open_cases"))
        return len(queries)

    CaseFactory()
    client.get(reverse("reports:open_cases"))
    first = count()
    CaseFactory(stage="CA")
    CaseFactory(stage="INTERVIEWED")
    assert count() == first

"""The desk: one's own work within one's own reach, the team's for a supervisor, nobody's for who gives it out."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.policy import Role
from cases import services
from cases.models import Assignment, Deadline, Hearing
from core import desk
from core.clock import today
from reports.feeds.cases import overdue_rows
from tests.cases.conftest import _today_is_27_march  # noqa: F401
from tests.factories import CaseFactory, UserFactory
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db


def deadline(case, title, due_on, by, **facts):
    with house():
        return Deadline.objects.create(
            case=case,
            title=title,
            due_on=due_on,
            remind_by_on=due_on,
            computed_on=today(),
            entered_by=by,
            **{"is_critical": False, **facts},
        )


def on_desk(user, whose="mine") -> dict[str, list[str]]:
    """Titles on a user's desk, by section, empty ones left out."""
    with being(user):
        found = desk.desk_of(user, today(), whose)
    return {section: [str(item.title) for item in items] for section, items in found.items() if items}


@pytest.fixture
def work(case, nadia, ruth):
    """One case with something late, soon, later, to check, and today."""
    deadline(case, "Late step", dt.date(2026, 3, 25), nadia)
    deadline(case, "Soon step", dt.date(2026, 3, 31), nadia)
    deadline(case, "Far step", dt.date(2026, 5, 31), nadia)
    deadline(case, "Filed step", dt.date(2026, 3, 25), nadia, state="filed", ended_on=dt.date(2026, 3, 24))
    deadline(case, "Critical step", dt.date(2026, 4, 30), nadia, is_critical=True)
    with being(nadia):
        services.add_task(case_id=case.pk, title="Ring the clinic", due_on=None, assigned_to=nadia, by=nadia)
    with house():
        at = timezone.make_aware(dt.datetime(2026, 3, 27, 14, 15))
        Hearing.objects.create(case=case, kind="interview", starts_at=at, venue="Castle Peak Bay")
        Hearing.objects.create(case=case, kind="court", starts_at=at + dt.timedelta(days=1))
    return case


def test_each_thing_stands_in_its_section(work, nadia):
    assert on_desk(nadia) == {
        "overdue": ["Late step"],
        "due": ["Soon step", "Ring the clinic"],
        "new": ["New on this case: you, as Caseworker"],
        "agenda": ["Screening interview"],
    }


def test_an_item_says_what_it_is_about_and_leads_there(work, nadia):
    with being(nadia):
        [late] = desk.desk_of(nadia, today())["overdue"]
    assert (late.about, late.when, late.note, late.tone) == (
        f"{work.reference}, Amina DOREH",
        "2 days late",
        "due Wed 25 Mar",
        "urgent",
    )
    assert late.url.startswith(f"/cases/{work.reference}/deadlines/")


def test_the_second_person_is_asked_and_the_first_is_not(work, ruth, nadia):
    assert on_desk(ruth)["waiting"] == ["Confirm a date: Critical step"]
    assert "waiting" not in on_desk(nadia)


def test_a_colleague_elsewhere_and_a_role_without_cases_have_an_empty_desk(work, omar):
    assert on_desk(omar) == {}
    for role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.RESEARCHER, Role.PROGRAMME, Role.COUNSELLOR):
        assert on_desk(UserFactory(role=role)) == {}


def test_an_ended_assignment_empties_it(work, nadia, ruth):
    with house():
        mine = Assignment.objects.get(user=nadia)
    with being(ruth):
        services.end_assignment(assignment_id=mine.pk, by=ruth)
    assert on_desk(nadia) == {}


def test_a_welfare_officer_on_the_case_is_not_reminded_of_law(work, ruth):
    officer = UserFactory(role=Role.WELFARE)
    with being(ruth):
        services.assign_user(case_id=work.pk, user=officer, part="welfare", by=ruth)
    assert on_desk(officer) == {}


def test_a_supervisor_sees_the_teams_desk_and_who_works_on_it(work, nadia, ruth):
    team = on_desk(ruth, "team")
    assert (team["overdue"], team["due"]) == (["Late step"], ["Soon step"])
    with being(ruth):
        [late] = desk.desk_of(ruth, today(), "team")["overdue"]
    assert late.about == f"{work.reference}, Amina DOREH, Nadia Quill"
    assert on_desk(nadia, "team") == {}


def test_what_is_nobodys_is_for_those_who_give_it_out(case, nadia):
    left = CaseFactory(opened_on=dt.date(2026, 1, 2))
    officer = UserFactory(role=Role.INTAKE)
    assert on_desk(officer, "nobody") == {"new": [f"Nobody works on {left.reference}"]}
    assert on_desk(nadia, "nobody") == {}


@pytest.mark.parametrize(
    ("role", "query", "status"),
    [
        (Role.SUPERVISOR, "?whose=nobody", 200),
        (Role.SUPERVISOR, "?whose=team", 404),
        (Role.CASEWORKER, "?whose=nobody", 404),
        (Role.CASEWORKER, "?whose=x", 404),
    ],
)
def test_another_desk_is_a_missing_page(client, role, query, status):
    assert sign_in(client, UserFactory(role=role)).get(f"/{query}").status_code == status


def test_chips_are_shown_to_whom_they_lead_somewhere(client, work, nadia, ruth):
    assert "My team" in sign_in(client, ruth).get("/").content.decode()
    assert client.get("/?whose=team").status_code == 200
    assert "My team" not in sign_in(client, nadia).get("/").content.decode()


def test_the_side_bar_counts_what_is_late(work, nadia):
    with being(nadia):
        assert overdue_rows(nadia).count() == 1
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    with being(administrator):
        assert overdue_rows(administrator) is None


def test_two_hundred_are_too_much_for_one_person(client, nadia, monkeypatch):
    items = [desk.DeskItem(title=f"Thing {n}", url="/x/") for n in range(desk.MOST)]
    monkeypatch.setattr(desk, "_feeds", [("mine", "due", lambda user, day: items)])
    assert "too much for one person" in sign_in(client, nadia).get("/").content.decode()


def test_the_desk_costs_the_same_at_three_rows_as_at_one(client, case, nadia):
    def add():
        deadline(case, "Late", dt.date(2026, 3, 25), nadia)
        deadline(case, "Soon", dt.date(2026, 3, 31), nadia)
        with being(nadia):
            services.add_task(case_id=case.pk, title="Call", due_on=None, assigned_to=nadia, by=nadia)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    sign_in(client, nadia)
    add()
    client.get("/")
    first = count()
    add(), add()
    assert count() == first

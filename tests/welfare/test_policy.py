"""Needs without health for the case team, money for those it concerns, nothing for the rest."""

import pytest
from django.db import ProgrammingError, connection

from accounts.policy import Role
from clients.models import ClientWall
from core.access import read
from core.access.roles import all_roles
from core.db import as_role
from tests.factories import UserFactory, put_on
from tests.house_context import being, house
from tests.welfare.factories import (
    CANARY,
    AssistanceFactory,
    NeedFactory,
    NeedsAssessmentFactory,
    PlanStepFactory,
)
from welfare.models import Assistance, Fund, Need, NeedsAssessment, PlanStep

pytestmark = pytest.mark.django_db


def on(client, role):
    user = UserFactory(role=role)
    put_on(user, client)
    return user


def seen(user, model, **options):
    with being(user):
        return read(user, model.objects.visible_to(user), **options)


@pytest.mark.parametrize("role", [Role.WELFARE, Role.COUNSELLOR, Role.SUPERVISOR])
def test_the_care_team_and_the_supervisor_read_health(role):
    assessment = NeedsAssessmentFactory()
    NeedFactory(client=assessment.client, category="MEDICAL", text="", health_text=CANARY)
    user = on(assessment.client, role)
    assert [one.health_text for one in seen(user, NeedsAssessment)] == [CANARY]
    assert [one.category for one in seen(user, Need)] == ["MEDICAL"]


@pytest.mark.parametrize(("role", "may_ask"), [(Role.CASEWORKER, True), (Role.MANAGER, False)])
def test_others_see_needs_but_neither_health_nor_that_there_is_a_health_need(role, may_ask):
    assessment = NeedsAssessmentFactory()
    NeedFactory(client=assessment.client)
    NeedFactory(client=assessment.client, category="MEDICAL", text="", health_text="fee waiver ends")
    user = on(assessment.client, role)
    (found,) = seen(user, NeedsAssessment)
    assert (found.situation, found.health_text.is_restricted) == ("Shares a room in Yuen Long", True)
    assert found.health_text.may_ask is may_ask
    assert [(need.category, need.text) for need in seen(user, Need)] == [
        ("HOUSING", "written notice to leave")
    ]


@pytest.mark.parametrize("model", [NeedsAssessment, Need, PlanStep, Assistance])
@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.WELFARE, Role.COUNSELLOR])
def test_nobody_off_the_client_sees_a_row(model, role):
    for make in (NeedsAssessmentFactory, NeedFactory, PlanStepFactory, AssistanceFactory):
        make()
    user = UserFactory(role=role)
    with being(user):
        assert not model.objects.visible_to(user).exists()


@pytest.mark.parametrize(
    ("role", "rows"),
    [
        (Role.CASEWORKER, 1),
        (Role.WELFARE, 1),
        (Role.SUPERVISOR, 1),
        (Role.MANAGER, 1),
        (Role.COUNSELLOR, 0),
        (Role.INTAKE, 0),
        (Role.PROBONO, 0),
        (Role.LAWYER, 0),
    ],
)
def test_the_ledger_is_for_those_money_concerns(role, rows):
    line = AssistanceFactory()
    user = on(line.client, role)
    assert len(seen(user, Assistance)) == rows
    assert len(seen(user, Fund)) == rows


def test_a_wall_shuts_the_welfare_file():
    line = AssistanceFactory()
    user = on(line.client, Role.WELFARE)
    with house():
        ClientWall.objects.create(user=user, content_object=line.client, made_by=user, reason="related")
    assert seen(user, Assistance) == []


@pytest.mark.parametrize(
    "role", [role for role in all_roles() if role not in {Role.WELFARE, Role.COUNSELLOR, Role.SUPERVISOR}]
)
@pytest.mark.parametrize("table", ["welfare_need", "welfare_needsassessment", "welfare_historicalneed"])
def test_postgresql_refuses_health_to_every_other_role(role, table):
    for sql in (f"select health_text from {table}", f"select version from {table} order by health_text"):
        with pytest.raises(ProgrammingError) as refusal, as_role(f"r_{role}", actor="system:test"):
            connection.cursor().execute(sql)
        assert refusal.value.__cause__.sqlstate == "42501"


def test_reading_takes_as_many_queries_for_three_lines_as_for_one(django_assert_num_queries):
    line = AssistanceFactory()
    user = on(line.client, Role.WELFARE)
    follow = ["fund", "requested_by", "approved_by"]
    for _ in range(2):
        with being(user), django_assert_num_queries(3):
            read(user, Assistance.objects.visible_to(user), follow=follow)
        AssistanceFactory(client=line.client)
        AssistanceFactory(client=line.client)

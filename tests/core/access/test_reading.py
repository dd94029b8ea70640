"""Rows by scope, columns by class, and the same chip for every record."""

import datetime as dt

import pytest
from django.db import ProgrammingError, connection
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.utils import timezone

from accounts.policy import Role
from cases.models import Assignment, Case, CaseWall, StageSpan
from clients.models import Client, ClientWall
from core.access import read, read_one
from tests.factories import CaseFactory, ClientFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


def test_a_caseworker_reads_the_rows_they_are_on_and_no_others():
    worker, mine, _other = UserFactory(), CaseFactory(), CaseFactory()
    put_on(worker, mine, mine.client)

    with being(worker):
        cases = read(worker, Case.objects.visible_to(worker), follow=["client"])

    assert [case.reference for case in cases] == [mine.reference]
    assert cases[0].client.display_name == mine.client.display_name


def test_an_ended_grant_gives_nothing():
    worker, case = UserFactory(), CaseFactory()
    put_on(worker, case, until=timezone.now() - dt.timedelta(seconds=1))

    with being(worker):
        assert not Case.objects.visible_to(worker).exists()
        assert not worker.has_perm("cases.view_case", case)


def test_two_reasons_give_access_until_the_last_one_ends():
    worker, case = UserFactory(), CaseFactory()
    put_on(worker, case, until=timezone.now() - dt.timedelta(seconds=1))
    put_on(worker, case, source=case.client)

    with being(worker):
        assert worker.has_perm("cases.view_case", case)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.MANAGER])
def test_a_wall_beats_every_role_and_grant(role):
    user, case, maker = UserFactory(role=role), CaseFactory(), UserFactory(role=Role.MANAGER)
    put_on(user, case, case.client)
    with house():
        CaseWall.objects.create(user=user, content_object=case, made_by=maker, reason="related")

    with being(user):
        assert not Case.objects.visible_to(user).exists()
        assert Client.objects.visible_to(user).exists()


def test_a_wall_on_the_client_shuts_their_cases_too():
    user, case = UserFactory(role=Role.SUPERVISOR), CaseFactory()
    with house():
        ClientWall.objects.create(user=user, content_object=case.client, made_by=user, reason="step aside")

    with being(user):
        assert not Case.objects.visible_to(user).exists()
        assert not Client.objects.visible_to(user).exists()


def test_a_forbidden_column_is_the_same_chip_filled_or_empty():
    manager = UserFactory(role=Role.MANAGER)
    ClientFactory(phone="+85291234567")
    ClientFactory(phone="")

    with being(manager):
        chips = [client.phone for client in read(manager, Client.objects.visible_to(manager))]

    assert [chip.is_restricted for chip in chips] == [True, True]
    assert {str(chip) for chip in chips} == {"Restricted – ask"}
    assert all(bool(chip) for chip in chips)


def test_the_database_refuses_what_the_policy_refuses():
    manager = UserFactory(role=Role.MANAGER)
    ClientFactory()

    for sql in ("select phone from clients_client", "select id from clients_client order by phone"):
        with pytest.raises(ProgrammingError) as refusal, being(manager), connection.cursor() as cursor:
            cursor.execute(sql)
        assert refusal.value.__cause__.sqlstate == "42501"


def test_missing_and_forbidden_are_one_404():
    worker, case = UserFactory(), CaseFactory()

    with being(worker):
        for key in (case.pk, worker.pk):
            with pytest.raises(Http404):
                read_one(worker, Case.objects.visible_to(worker).filter(pk=key))


def test_reading_takes_as_many_queries_for_three_rows_as_for_one(django_assert_num_queries):
    worker = UserFactory()
    for count in (1, 2):
        for _ in range(count):
            case = CaseFactory()
            put_on(worker, case, case.client)
        with being(worker), django_assert_num_queries(3):
            read(worker, Case.objects.visible_to(worker), follow=["client"])


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.MANAGER])
def test_below_a_reached_parent_the_rows_are_those_of_visible_to(role):
    user, case, other = UserFactory(role=role), CaseFactory(), CaseFactory()
    put_on(user, case)
    with house():
        for one in (case, other):
            StageSpan.objects.create(case=one, stage=one.stage, started_on=one.opened_on)

    def stages(rows):
        cases = Case.objects.visible_to(user).order_by("reference")
        return list(cases.annotate(since=Subquery(rows.values("started_on")[:1])).values_list("pk", "since"))

    with being(user):
        below = stages(StageSpan.objects.below_reached(user, case=OuterRef("pk")))
        asked = stages(StageSpan.objects.visible_to(user).filter(case=OuterRef("pk")))
    assert below == asked
    assert len(below) == (1 if role == Role.CASEWORKER else 2)


def test_what_is_reached_in_another_way_is_asked_all_the_same():
    """A lawyer sees of the people on a case those of the legal team alone."""
    lawyer, welfare, case = UserFactory(role=Role.LAWYER), UserFactory(role=Role.WELFARE), CaseFactory()
    put_on(lawyer, case)
    facts = {"user": welfare, "started_on": case.opened_on, "assigned_by": welfare}
    with house():
        Assignment.objects.create(case=case, part="welfare", **facts)

    rows = Assignment.objects.below_reached(lawyer, case=OuterRef("pk")).values("part")[:1]
    with being(lawyer):
        assert list(Case.objects.visible_to(lawyer).values_list("pk", Subquery(rows))) == [(case.pk, None)]


def test_below_a_parent_that_no_query_reached_there_is_nothing():
    with pytest.raises(TypeError):
        Assignment.objects.below_reached(UserFactory(), case=CaseFactory().pk)

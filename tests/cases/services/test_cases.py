"""Opening and closing cases, people on and off them, notes and tasks."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from accounts.policy import Role
from cases import services
from cases.models import Case, CaseWall, Claim, Note, Task
from clients.models import Client
from core.access import Refused
from tests.cases.conftest import TODAY, decision
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


def reaches(user, case):
    with being(user):
        on_case = Case.objects.visible_to(user).filter(pk=case.pk).exists()
        return on_case and Client.objects.visible_to(user).filter(pk=case.client_id).exists()


def test_intake_opens_a_claim_with_its_caseworker(nadia):
    intake = UserFactory(role=Role.INTAKE)
    client = ClientFactory()
    with being(intake):
        case = services.open_case(client=client, by=intake, opened_on=TODAY, caseworker=nadia)

    with house():
        kept = Case.objects.get(pk=case.pk)
        assert (kept.reference[:7], kept.kind, kept.stage) == ("C-2026-", "usm", "UNREGISTERED")
        assert Claim.objects.filter(case=kept).count() == kept.stages.count() == 1
    assert reaches(nadia, case)


def test_opened_twice_with_one_key_is_one_case(ruth):
    client, key = ClientFactory(), "5b6fe0d6-5b7c-4b0b-9a0e-2b2f4a9d5b11"
    with being(ruth):
        first = services.open_case(client=client, by=ruth, key=key)
        second = services.open_case(client=client, by=ruth, key=key)

    assert first.pk == second.pk


def test_welfare_officer_opens_no_case():
    welfare = UserFactory(role=Role.WELFARE)
    client = ClientFactory()
    with pytest.raises(Refused), being(welfare):
        services.open_case(client=client, by=welfare)


def test_new_caseworker_takes_over(case, nadia, omar, ruth):
    with being(ruth):
        services.assign_user(case_id=case.pk, user=omar, part="caseworker", by=ruth, reason="Nadia is away.")

    assert (reaches(omar, case), reaches(nadia, case)) == (True, False)


def test_assigned_twice_is_one_assignment(case, nadia, ruth):
    with being(ruth):
        services.assign_user(case_id=case.pk, user=nadia, part="caseworker", by=ruth)
    with house():
        assert case.assignments.filter(user=nadia, ended_on=None).count() == 1


def test_ended_assignment_ends_access_but_not_another_reason(case, nadia, ruth):
    with house():
        assignment = case.assignments.get(user=nadia)
    put_on(nadia, case, source=case)
    with being(ruth):
        services.end_assignment(assignment_id=assignment.pk, by=ruth)

    with being(nadia):
        assert Case.objects.visible_to(nadia).filter(pk=case.pk).exists()
        assert not Client.objects.visible_to(nadia).filter(pk=case.client_id).exists()


def test_caseworker_assigns_nobody(case, nadia, omar):
    with pytest.raises(Refused), being(nadia):
        services.assign_user(case_id=case.pk, user=omar, part="support", by=nadia)


def test_stepping_aside_shuts_the_case_even_for_those_who_see_all(case, ruth, nadia):
    with being(ruth):
        services.step_aside(case_id=case.pk, reason="I know the family.", by=ruth)

    assert not reaches(ruth, case)
    with house():
        assert CaseWall.objects.get(user=ruth).reason == "I know the family."
    with pytest.raises(ValidationError), house():
        services.assign_user(
            case_id=case.pk, user=ruth, part="supervisor", by=UserFactory(role=Role.SUPERVISOR), reason="x"
        )


def test_closing_waits_for_deadlines_and_tasks(case, nadia):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    with house():
        version = Case.objects.get(pk=case.pk).version
    close = {"case_id": case.pk, "version": version, "outcome": "withdrawn", "closed_on": TODAY, "by": nadia}
    with pytest.raises(ValidationError), being(nadia):
        services.close_case(**close)

    with house():
        for row in case.deadlines.all():
            services.let_deadline_go(deadline_id=row.pk, version=row.version, reason="x", by=nadia)
        task = services.add_task(case_id=case.pk, by=nadia, title="Return the originals")
    with pytest.raises(ValidationError), being(nadia):
        services.close_case(**close)
    with being(nadia):
        services.finish_task(task_id=task.pk, by=nadia)
        services.close_case(**close)
        services.reopen_case(case_id=case.pk, version=version + 1, reason="She came back.", by=nadia)

    with house():
        kept = Case.objects.get(pk=case.pk)
        assert (kept.closed_on, kept.outcome) == (None, "")
        assert [row.outcome for row in Case.history.filter(id=case.pk).order_by("history_id")][-2:] == [
            "withdrawn",
            "",
        ]


def test_claim_and_grounds(case, nadia):
    with house():
        claim = case.claim
    with being(nadia):
        services.record_claim(
            case_id=case.pk, version=claim.version, by=nadia, changes={"risk_states": ["SO"]},
            grounds=["TORTURE", "PERSECUTION"],
        )  # fmt: skip
        services.record_claim(
            case_id=case.pk, version=claim.version + 1, by=nadia, changes={}, grounds=["TORTURE"]
        )

    with house():
        assert Claim.objects.get(case=case).risk_states == ["SO"]
        assert {row.code: row.given_up_on for row in case.grounds.all()} == {
            "TORTURE": None,
            "PERSECUTION": TODAY,
        }


def test_notes_hearings_and_alarms(case, nadia):
    at = dt.datetime(2026, 3, 27, 1, 42, tzinfo=dt.UTC)
    with being(nadia):
        services.write_note(case_id=case.pk, by=nadia, kind="phone", at=at, text="Decision explained.")
        hearing = services.add_hearing(case_id=case.pk, by=nadia, kind="board", starts_at=at, venue="Board")
        services.record_hearing(hearing_id=hearing.pk, version=1, by=nadia, held=True, outcome="Reserved.")
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    with house():
        alarm = case.alarms.get()
    with being(nadia):
        services.clear_alarm(alarm_id=alarm.pk, clearing="Firm found.", by=nadia)

    with house():
        assert Note.objects.get(case=case).written_by_id == nadia.pk
        assert case.hearings.get().outcome == "Reserved."
        assert case.alarms.get().cleared_by_id == nadia.pk


def test_colleague_elsewhere_writes_nothing(case, omar):
    with pytest.raises(Http404), being(omar):
        services.add_task(case_id=case.pk, by=omar, title="x")
    with house():
        assert Task.objects.count() == 0

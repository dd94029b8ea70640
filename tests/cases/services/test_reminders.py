"""The ladder in rows: who is told what on which day, each once."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import services
from cases.models import Deadline, Reminder
from cases.services import reminders
from tests.cases.conftest import decision
from tests.factories import ClientFactory
from tests.house_context import being, house

pytestmark = pytest.mark.django_db
NEAR = {"TCAB_NOTICE"}


@pytest.fixture
def appeal(case, nadia, ruth):
    """A confirmed appeal deadline on 8 April 2026, and no other."""
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    with house():
        Deadline.objects.filter(case=case, limit__code="JR_LEAVE").update(
            state="let_go", ended_on="2026-03-27"
        )
        row = Deadline.objects.get(case=case, limit__code="TCAB_NOTICE")
    with being(ruth):
        return services.confirm_deadline(
            deadline_id=row.pk, version=row.version, confirmed_from="stamp", by=ruth
        )


def said(on, people):
    names = {user.pk: name for name, user in people.items()}
    with house():
        found = services.raise_reminders(dt.date.fromisoformat(on))
    return sorted((names[one.user_id], one.key) for one in found)


def test_ladder(appeal, nadia, ruth):
    people = {"nadia": nadia, "ruth": ruth}

    assert said("2026-03-13", people) == []
    assert said("2026-03-16", people) == [("nadia", "before-14")]
    assert said("2026-03-17", people) == []
    assert said("2026-03-25", people) == [("nadia", "before-7"), ("ruth", "unread-before-14")]
    assert said("2026-03-31", people)[:2] == [("nadia", "before-3"), ("ruth", "before-3")]
    assert said("2026-04-02", people)[0] == ("nadia", "before-1")
    assert said("2026-04-09", people)[0] == ("nadia", "overdue-2026-04-09")
    assert ("ruth", "overdue-2026-04-10") in said("2026-04-10", people)


def test_missed_days_do_not_pile_up(appeal, nadia, ruth):
    assert said("2026-04-01", {"nadia": nadia, "ruth": ruth}) == [("nadia", "before-3"), ("ruth", "before-3")]


def test_filed_stops(appeal, nadia, ruth):
    with being(nadia):
        services.file_deadline(
            deadline_id=appeal.pk, version=appeal.version, filed_on=dt.date(2026, 3, 27), note="", by=nadia
        )

    assert said("2026-04-09", {"nadia": nadia, "ruth": ruth}) == []


def test_moved_reminds_again_for_the_new_date(appeal, nadia, ruth):
    people = {"nadia": nadia, "ruth": ruth}
    said("2026-03-25", people)
    with being(nadia):
        services.move_deadline(
            deadline_id=appeal.pk, version=appeal.version, kind="extended", new_due_on=dt.date(2026, 4, 20),
            granted_by="The Board", reason="Illness.", by=nadia,
        )  # fmt: skip

    assert ("nadia", "before-7") in said("2026-04-09", people)


def test_unread_goes_to_the_supervisor_after_three_working_days(appeal, nadia, ruth):
    people = {"nadia": nadia, "ruth": ruth}
    said("2026-03-25", people)

    assert ("ruth", "unread-before-7") not in said("2026-03-27", people)
    assert ("ruth", "unread-before-7") in said("2026-03-30", people)


def test_acknowledged_is_not_passed_on(appeal, nadia, ruth):
    people = {"nadia": nadia, "ruth": ruth}
    said("2026-03-25", people)
    with house():
        mine = Reminder.objects.get(user=nadia)
    with being(ruth):
        services.acknowledge_reminders(deadline_id=mine.deadline_id, by=ruth)
    with house():
        assert Reminder.objects.get(pk=mine.pk).acknowledged_at is None
    with being(nadia):
        services.acknowledge_reminders(deadline_id=mine.deadline_id, by=nadia)

    assert ("ruth", "unread-before-7") not in said("2026-04-01", people)


def test_unconfirmed_reminds_the_supervisor_at_once_and_on_every_step(case, nadia, ruth):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)

    assert said("2026-03-27", {"nadia": nadia, "ruth": ruth}) == [
        ("nadia", "before-7"),
        ("ruth", "confirm"),
        ("ruth", "confirm-before-7"),
    ]


def test_without_a_supervisor_on_the_case_the_caseworkers_own_is_told(case, nadia, ruth):
    with house():
        case.assignments.filter(part="supervisor").update(ended_on="2026-03-27")
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)

    assert ("ruth", "before-3") in said("2026-03-31", {"nadia": nadia, "ruth": ruth})


def test_closed_case_reminds_nobody(case, appeal, nadia, ruth):
    with house():
        type(case).objects.filter(pk=case.pk).update(closed_on="2026-03-27", outcome="withdrawn")

    assert said("2026-04-09", {"nadia": nadia, "ruth": ruth}) == []


def test_dedupe_keys_are_unique(appeal, nadia, ruth):
    with house():
        found = services.due_reminders(dt.date(2026, 3, 31))

    assert len({one.dedupe for one in found}) == len(found) == 2
    assert {one.is_urgent for one in found} == {True}


def more_cases(count, nadia, ruth):
    with house():
        for _ in range(count):
            another = services.open_case(client=ClientFactory(), by=ruth, caseworker=None)
            services.assign_user(case_id=another.pk, user=nadia, part="caseworker", by=ruth)
            services.record_event(case_id=another.pk, entry=decision(), by=ruth)


def parameters(do):
    """How many parameters each statement had."""
    counts = []

    def count(execute, sql, params, many, context):
        counts.append(len(params or ()))
        return execute(sql, params, many, context)

    with house(), connection.execute_wrapper(count):
        do()
    return counts


def test_neither_statements_nor_their_parameters_grow_with_cases(case, appeal, nadia, ruth):
    asked = []
    for day, count in (("2026-03-25", 1), ("2026-03-26", 5)):
        more_cases(count, nadia, ruth)
        with house():
            services.raise_reminders(dt.date.fromisoformat(day))
        # On this day what nobody has read is passed on as well.
        asked.append(parameters(lambda: services.due_reminders(dt.date(2026, 3, 31))))

    assert asked[0] == asked[1]
    assert len(asked[0]) == 6


def test_rows_are_written_a_few_at_a_time(case, appeal, nadia, ruth, monkeypatch):
    more_cases(3, nadia, ruth)
    monkeypatch.setattr(reminders, "BATCH", 3)
    with house(), CaptureQueriesContext(connection) as queries:
        due = services.raise_reminders(dt.date(2026, 3, 31))
        assert Reminder.objects.count() == len(due)

    inserts = [one["sql"] for one in queries if one["sql"].startswith("INSERT")]
    assert len(inserts) == -(-len(due) // 3) > 2

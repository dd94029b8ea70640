"""Deadlines by hand: adding, the second person, moving, ending."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases import services
from cases.models import Deadline, DeadlineChange
from cases.rules.errors import RuleError
from core.access import Conflict
from tests.cases.conftest import TODAY, decision
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(case, nadia):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    return fresh(case)


def fresh(case):
    with house():
        return Deadline.objects.get(case=case, limit__code="TCAB_NOTICE")


def confirm(row, by):
    with being(by):
        return services.confirm_deadline(
            deadline_id=row.pk, version=row.version, confirmed_from="the stamp", by=by
        )


def move(row, by, new="2026-04-22", kind="extended"):
    with being(by):
        return services.move_deadline(
            deadline_id=row.pk, version=row.version, kind=kind, new_due_on=dt.date.fromisoformat(new),
            granted_by="The Board", reason="Illness, certificate shown.", by=by,
        )  # fmt: skip


def test_second_person_confirms(case, appeal, ruth):
    confirm(appeal, ruth)

    row = fresh(case)
    assert (row.confirmed_by_id, row.confirmed_from, row.is_confirmed) == (ruth.pk, "the stamp", True)


def test_maker_cannot_be_checker(case, appeal, nadia):
    with pytest.raises(ValidationError):
        confirm(appeal, nadia)

    with pytest.raises(IntegrityError), house(), transaction.atomic():
        Deadline.objects.filter(pk=appeal.pk).update(confirmed_by=nadia, confirmed_at=dt.datetime.now(dt.UTC))


def test_extension_keeps_the_old_date_and_wants_confirming(case, appeal, nadia, ruth):
    confirm(appeal, ruth)
    move(fresh(case), nadia)

    row = fresh(case)
    assert (row.due_on, row.confirmed_by_id, row.entered_by_id) == (dt.date(2026, 4, 22), None, nadia.pk)
    with house():
        [change] = DeadlineChange.objects.filter(deadline=row)
        assert (change.kind, change.old_due_on, change.granted_by) == (
            "extended",
            dt.date(2026, 4, 8),
            "The Board",
        )


def test_extension_never_ends_earlier(appeal, nadia):
    with pytest.raises(ValidationError):
        move(appeal, nadia, new="2026-04-07")


def test_two_people_moving_at_once_conflict(case, appeal, nadia, ruth):
    move(appeal, nadia)

    with pytest.raises(Conflict):
        move(appeal, ruth)


def test_filed(case, appeal, nadia):
    with being(nadia):
        services.file_deadline(
            deadline_id=appeal.pk, version=appeal.version, filed_on=TODAY, note="By hand.", by=nadia
        )

    row = fresh(case)
    assert (row.state, row.ended_on, row.end_reason) == ("filed", TODAY, "By hand.")
    with pytest.raises(ValidationError):
        move(row, nadia)


@pytest.mark.parametrize("filed_on", ["2026-03-28", "2026-03-19"])
def test_impossible_filing(appeal, nadia, filed_on):
    with pytest.raises(ValidationError), being(nadia):
        services.file_deadline(
            deadline_id=appeal.pk,
            version=appeal.version,
            filed_on=dt.date.fromisoformat(filed_on),
            note="",
            by=nadia,
        )


def test_let_go_and_missed(case, appeal, nadia):
    with pytest.raises(ValidationError), being(nadia):
        services.note_missed_deadline(deadline_id=appeal.pk, version=appeal.version, reason="x", by=nadia)
    with being(nadia):
        services.let_deadline_go(deadline_id=appeal.pk, version=appeal.version, reason="She left.", by=nadia)

    assert fresh(case).state == "let_go"


def test_added_by_rule(case, nadia):
    with being(nadia):
        row = services.add_deadline(
            case_id=case.pk,
            limit_code="DAR_REPLY",
            trigger_on=dt.date(2026, 3, 2),
            trigger_basis="HAPPENED",
            by=nadia,
        )
    with house():
        row = Deadline.objects.get(pk=row.pk)
        assert (row.due_on, row.told.note("ACT_BY")) == (dt.date(2026, 4, 11), {"act_by_on": "2026-04-10"})


def test_added_by_an_order(case, nadia):
    with being(nadia):
        row = services.add_deadline(
            case_id=case.pk, title="Skeleton argument", due_on=dt.date(2026, 5, 4), by=nadia
        )
    with house():
        row = Deadline.objects.get(pk=row.pk)
        assert (row.due_on, row.sum, row.is_critical) == (dt.date(2026, 5, 4), None, True)


def test_added_by_no_rule(case, nadia):
    with pytest.raises(RuleError), being(nadia):
        services.add_deadline(
            case_id=case.pk, limit_code="NO_SUCH", trigger_on=TODAY, trigger_basis="HAPPENED", by=nadia
        )

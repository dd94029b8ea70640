"""The clinical wall: two relations read, everybody else sees that a session took place, PostgreSQL agrees."""

import datetime as dt

import pytest
from django.db import ProgrammingError, connection

from accounts.policy import Role
from clients.models import ClientWall
from core.access import Restricted, policy_of, read
from core.access.roles import all_roles
from core.clock import today
from core.db import as_role
from core.history.timeline import timeline
from counselling.models import Addendum, Episode, Flag, Measure, RiskTask, SafetyPlan, Session
from tests.counselling.factories import (
    CANARY,
    ClinicalSupervisionFactory,
    FlagFactory,
    MeasureFactory,
    SessionFactory,
)
from tests.factories import UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db

SEES_DATES = (Role.CASEWORKER, Role.WELFARE, Role.SUPERVISOR, Role.MANAGER, Role.COUNSELLOR)
CLINICAL = {
    Session: (
        "start_time",
        "duration_minutes",
        "mode",
        "interpreter",
        "note",
        "risk_level",
        "needs_supervision",
        "signed_at",
        "signed_by",
    ),
    Addendum: ("text", "written_by"),
    Measure: ("tool", "taken_on", "total", "item_nine"),
    SafetyPlan: ("number", "made_on", "text", "written_by"),
    RiskTask: ("cause", "raised_on", "action", "done_on"),
    Flag: ("reason",),
}


def colleague(role, client):
    """A user of `role` who is on the client, and not behind the wall."""
    user = UserFactory(role=role)
    put_on(user, client)
    return user


def sessions(user):
    with being(user):
        return read(user, Session.objects.visible_to(user))


def test_the_own_counsellor_reads_the_note():
    session = SessionFactory()
    (seen,) = sessions(session.episode.counsellor)
    assert (seen.note, seen.duration_minutes, seen.holds) == (CANARY, 50, {"own_counsellor": True})


@pytest.mark.parametrize("role", SEES_DATES)
def test_others_on_the_client_see_the_day_and_the_attendance_and_chips(role):
    session = SessionFactory()
    (seen,) = sessions(colleague(role, session.episode.client))

    assert (seen.held_on, seen.attendance) == (session.held_on, "ATTENDED")
    chips = [getattr(seen, name) for name in CLINICAL[Session]]
    assert [type(chip) for chip in chips] == [Restricted] * len(CLINICAL[Session])
    assert {chip.may_ask for chip in chips} == {False}


def test_the_chip_is_the_same_for_an_empty_note():
    session = SessionFactory(note="", risk_level="", signed_at=None)
    (seen,) = sessions(colleague(Role.CASEWORKER, session.episode.client))
    assert (str(seen.note), str(seen.signed_at)) == ("Restricted", "Restricted")


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.SUPERVISOR, Role.MANAGER}])
def test_nobody_off_the_client_sees_that_there_are_sessions(role):
    SessionFactory()
    user = UserFactory(role=role)
    with being(user):
        assert not Session.objects.visible_to(user).exists()
        assert not Episode.objects.visible_to(user).exists()


@pytest.mark.parametrize("role", [Role.INTAKE, Role.PROBONO, Role.LAWYER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_without_a_need_see_no_row_even_on_the_client(role):
    session = SessionFactory()
    assert sessions(colleague(role, session.episode.client)) == []


def test_the_clinical_supervisor_reads_while_the_supervision_lasts():
    session = SessionFactory()
    pair = ClinicalSupervisionFactory(counsellor=session.episode.counsellor)

    (seen,) = sessions(pair.supervisor)
    assert (seen.note, seen.holds) == (CANARY, {"clinical_supervisor": True})
    assert not seen.may_write("note")

    with house():
        type(pair).objects.filter(pk=pair.pk).update(until_on=today() - dt.timedelta(days=1))
    assert sessions(pair.supervisor) == []


def test_supervision_is_not_mutual():
    session = SessionFactory()
    pair = ClinicalSupervisionFactory(supervisor=session.episode.counsellor)
    assert sessions(pair.counsellor) == []


def test_a_wall_on_the_client_shuts_even_the_own_counsellor_out():
    measure = MeasureFactory()
    session = SessionFactory(episode=measure.episode)
    counsellor = session.episode.counsellor
    with house():
        ClientWall.objects.create(
            user=counsellor, content_object=session.episode.client, made_by=counsellor, reason="related"
        )
    assert sessions(counsellor) == []
    with being(counsellor):
        assert not Measure.objects.visible_to(counsellor).exists()


def test_others_do_not_learn_how_many_scores_or_addenda_there_are():
    measure = MeasureFactory()
    user = colleague(Role.COUNSELLOR, measure.episode.client)
    with being(user):
        counts = [
            model.objects.visible_to(user).count() for model in (Measure, Addendum, SafetyPlan, RiskTask)
        ]
    assert counts == [0, 0, 0, 0]


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.MANAGER])
def test_a_flag_crosses_without_its_reason(role):
    flag = FlagFactory()
    user = colleague(role, flag.episode.client)
    with being(user):
        (seen,) = read(user, Flag.objects.visible_to(user), follow=["episode__counsellor"])
    assert (seen.kind, seen.raised_on, seen.episode.counsellor.full_name) == (
        "PAUSE",
        flag.raised_on,
        flag.episode.counsellor.full_name,
    )
    assert seen.reason.is_restricted


@pytest.mark.parametrize("role", [role for role in all_roles() if role != Role.COUNSELLOR])
def test_postgresql_refuses_every_clinical_column_to_every_other_role(role):
    for model, names in CLINICAL.items():
        for name in names:
            column, table = model._meta.get_field(name).column, model._meta.db_table
            past = model.history.model._meta.db_table
            for sql in (
                f"select {column} from {table}",
                f"select id from {table} order by {column}",
                f"select {column} from {past}",
            ):
                with pytest.raises(ProgrammingError) as refusal, as_role(f"r_{role}", actor="system:test"):
                    connection.cursor().execute(sql)
                assert refusal.value.__cause__.sqlstate == "42501"


def test_postgresql_lets_the_counsellors_role_select_the_note():
    with as_role("r_counsellor", actor="system:test"):
        connection.cursor().execute("select note from counselling_session order by held_on")


@pytest.mark.parametrize("role", SEES_DATES[:-1])
def test_clinical_columns_are_no_list_filter_sort_or_export_column(role):
    user = UserFactory(role=role)
    for model, names in CLINICAL.items():
        assert policy_of(model).readable(user) & set(names) == set()


def test_a_counsellor_lists_by_clinical_columns_of_nobody_else():
    """What a list may sort or export is what is readable on every row: never a colleague's note."""
    assert "note" not in policy_of(Session).readable(UserFactory(role=Role.COUNSELLOR))


def test_history_tells_others_nothing_of_a_changed_note():
    session = SessionFactory()
    with house("user:somebody"):
        session.note = CANARY + " again"
        session.save()
    caseworker, counsellor = colleague(Role.CASEWORKER, session.episode.client), session.episode.counsellor

    def entries(user):
        with being(user):
            (seen,) = read(user, Session.objects.visible_to(user))
            return timeline(user, seen)

    assert [[change.name for change in entry.changes] for entry in entries(counsellor)][0] == ["note"]
    assert [sorted(change.name for change in entry.changes) for entry in entries(caseworker)] == [
        ["attendance", "held_on"]
    ]


def test_reading_takes_as_many_queries_for_three_sessions_as_for_one(django_assert_num_queries):
    first = SessionFactory()
    counsellor, reader = first.episode.counsellor, colleague(Role.CASEWORKER, first.episode.client)
    for _ in range(2):
        for user in (counsellor, reader):
            with being(user), django_assert_num_queries(4):
                read(user, Session.objects.visible_to(user), follow=["episode__counsellor"])
        SessionFactory(episode=first.episode)
        SessionFactory(episode=first.episode)

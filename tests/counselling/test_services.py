"""Counselling's verbs: who may, what is refused, and what happens besides."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.http import Http404

from accounts.policy import Role
from clients.models import Client
from core.access import Conflict, Refused
from counselling import services
from counselling.models import Addendum, Episode, Flag, Measure, RiskTask, SafetyPlan, Session
from tests.counselling.factories import (
    CANARY,
    ClinicalSupervisionFactory,
    EpisodeFactory,
    SessionFactory,
)
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 24)
ANSWERS = {
    "held_on": DAY,
    "attendance": "ATTENDED",
    "start_time": dt.time(10, 30),
    "duration_minutes": 50,
    "mode": "IN_PERSON",
    "interpreter": "HL-014",
    "note": CANARY,
    "risk_level": "LOW",
    "needs_supervision": False,
}


def on_client(user):
    with being(user):
        return Client.objects.visible_to(user).exists()


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.WELFARE, Role.SUPERVISOR, Role.COUNSELLOR])
def test_opening_puts_the_counsellor_on_the_client_and_closing_takes_them_off(role):
    opener, counsellor, client = UserFactory(role=role), UserFactory(role=Role.COUNSELLOR), ClientFactory()
    put_on(opener, client)

    pk = services.open_episode(client_id=client.pk, counsellor_id=counsellor.pk, opened_on=DAY, by=opener)
    assert on_client(counsellor)

    services.close_episode(episode_id=pk, version=1, closed_on=DAY, by=counsellor)
    assert not on_client(counsellor)
    with house():
        assert Episode.objects.get(pk=pk).closed_on == DAY


@pytest.mark.parametrize("role", [Role.MANAGER, Role.INTAKE, Role.PROBONO])
def test_others_open_no_episode(role):
    opener, counsellor, client = UserFactory(role=role), UserFactory(role=Role.COUNSELLOR), ClientFactory()
    put_on(opener, client)
    with pytest.raises(Refused):
        services.open_episode(client_id=client.pk, counsellor_id=counsellor.pk, opened_on=DAY, by=opener)


def test_no_episode_is_opened_on_a_client_one_is_not_on():
    opener, counsellor = UserFactory(), UserFactory(role=Role.COUNSELLOR)
    with pytest.raises(Http404):
        services.open_episode(
            client_id=ClientFactory().pk, counsellor_id=counsellor.pk, opened_on=DAY, by=opener
        )


def test_an_episode_belongs_to_a_counsellor():
    opener, client = UserFactory(), ClientFactory()
    put_on(opener, client)
    with pytest.raises(ValidationError):
        services.open_episode(client_id=client.pk, counsellor_id=opener.pk, opened_on=DAY, by=opener)


def test_a_replayed_post_opens_one_episode():
    opener, counsellor, client = UserFactory(), UserFactory(role=Role.COUNSELLOR), ClientFactory()
    put_on(opener, client)
    key = "1f8f6f44-8b1e-4a3d-9a51-5a6e8b0c1d2e"
    first, second = (
        services.open_episode(
            client_id=client.pk, counsellor_id=counsellor.pk, opened_on=DAY, by=opener, key=key
        )
        for _ in range(2)
    )
    assert first == second


def test_the_own_counsellor_records_changes_and_signs():
    episode = EpisodeFactory()
    by = episode.counsellor
    pk = services.record_session(episode_id=episode.pk, answers=ANSWERS, by=by)
    services.change_session(session_id=pk, version=1, changes={"note": "later words"}, by=by)
    services.sign_note(session_id=pk, version=2, by=by)

    with house():
        session = Session.objects.get(pk=pk)
    assert (session.note, session.signed_by_id, session.version) == ("later words", by.pk, 3)


def outsiders(episode):
    pair = ClinicalSupervisionFactory(counsellor=episode.counsellor)
    yield pair.supervisor
    for role in (Role.COUNSELLOR, Role.CASEWORKER, Role.SUPERVISOR, Role.MANAGER):
        user = UserFactory(role=role)
        put_on(user, episode.client)
        yield user


def test_nobody_else_writes_not_even_the_clinical_supervisor():
    session = SessionFactory()
    episode = session.episode
    for user in outsiders(episode):
        acts = (
            lambda user=user: services.record_session(episode_id=episode.pk, answers=ANSWERS, by=user),
            lambda user=user: services.change_session(
                session_id=session.pk, version=1, changes={"note": "x"}, by=user
            ),
            lambda user=user: services.sign_note(session_id=session.pk, version=1, by=user),
            lambda user=user: services.write_safety_plan(episode_id=episode.pk, text="x", by=user),
            lambda user=user: services.raise_flag(episode_id=episode.pk, kind="RISK", reason="", by=user),
            lambda user=user: services.close_episode(
                episode_id=episode.pk, version=1, closed_on=DAY, by=user
            ),
        )
        for act in acts:
            with pytest.raises(Refused):
                act()


def test_a_conflict_loses_nobodys_words():
    session = SessionFactory()
    by = session.episode.counsellor
    services.change_session(session_id=session.pk, version=1, changes={"note": "first"}, by=by)
    with pytest.raises(Conflict) as conflict:
        services.change_session(session_id=session.pk, version=1, changes={"note": "second"}, by=by)
    assert conflict.value.current.note == "first"


def test_a_signed_note_takes_addenda_and_no_change():
    session = SessionFactory()
    by = session.episode.counsellor
    with pytest.raises(ValidationError):
        services.add_addendum(session_id=session.pk, text="more", by=by)
    services.sign_note(session_id=session.pk, version=1, by=by)
    with pytest.raises(ValidationError):
        services.change_session(session_id=session.pk, version=2, changes={"note": "x"}, by=by)
    pk = services.add_addendum(session_id=session.pk, text="more", by=by)
    with house():
        assert (Addendum.objects.get(pk=pk).text, Session.objects.get(pk=session.pk).note) == ("more", CANARY)


@pytest.mark.parametrize(
    "sql",
    [
        "update counselling_session set note = ''",
        "update counselling_session set signed_at = null, signed_by_id = null",
        "update counselling_session set risk_level = 'NONE'",
        "update counselling_addendum set text = ''",
    ],
)
def test_the_database_itself_keeps_what_is_signed(sql):
    session = SessionFactory()
    by = session.episode.counsellor
    services.sign_note(session_id=session.pk, version=1, by=by)
    services.add_addendum(session_id=session.pk, text="more", by=by)
    with pytest.raises(DatabaseError) as refusal, house(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert refusal.value.__cause__.sqlstate == "23001"


@pytest.mark.parametrize("missing", ["note", "risk_level"])
def test_an_unfinished_note_is_not_signed(missing):
    session = SessionFactory(**{missing: ""})
    with pytest.raises(ValidationError) as refusal:
        services.sign_note(session_id=session.pk, version=1, by=session.episode.counsellor)
    assert list(refusal.value.message_dict) == [missing]


@pytest.mark.parametrize(("level", "tasks"), [("MODERATE", 0), ("HIGH", 1), ("IMMINENT", 1)])
def test_high_risk_asks_for_action_until_it_is_recorded(level, tasks):
    session = SessionFactory(risk_level=level)
    by = session.episode.counsellor
    services.sign_note(session_id=session.pk, version=1, by=by)
    with house():
        found = list(RiskTask.objects.filter(done_on=None))
    assert len(found) == tasks
    for task in found:
        services.settle_risk(risk_task_id=task.pk, version=1, action="Called, safe", by=by)
    with house():
        assert not RiskTask.objects.filter(done_on=None).exists()


@pytest.mark.parametrize(("total", "item_nine", "tasks"), [(3, 1, 1), (20, 0, 0)])
def test_item_nine_asks_for_action_however_low_the_total(total, item_nine, tasks):
    episode = EpisodeFactory()
    services.record_measure(
        episode_id=episode.pk,
        tool="PHQ_9",
        taken_on=DAY,
        total=total,
        item_nine=item_nine,
        by=episode.counsellor,
    )
    with house():
        assert (Measure.objects.count(), RiskTask.objects.count()) == (1, tasks)


def test_an_impossible_score_is_refused():
    episode = EpisodeFactory()
    with pytest.raises(ValidationError):
        services.record_measure(
            episode_id=episode.pk, tool="GAD_7", taken_on=DAY, total=22, item_nine=None, by=episode.counsellor
        )


def test_safety_plans_are_numbered_versions():
    episode = EpisodeFactory()
    for text in ("first", "second"):
        services.write_safety_plan(episode_id=episode.pk, text=text, by=episode.counsellor)
    with house():
        plans = [(plan.number, plan.text) for plan in SafetyPlan.objects.filter(episode=episode)]
    assert plans == [(2, "second"), (1, "first")]


def test_a_flag_goes_up_once_and_comes_down():
    episode = EpisodeFactory()
    by = episode.counsellor
    pk = services.raise_flag(episode_id=episode.pk, kind="PAUSE", reason="inside", by=by)
    with pytest.raises(ValidationError):
        services.raise_flag(episode_id=episode.pk, kind="PAUSE", reason="", by=by)
    services.end_flag(flag_id=pk, version=1, by=by)
    with house():
        assert Flag.objects.get(pk=pk).ended_on is not None


def test_a_closed_episode_takes_nothing_new():
    episode = EpisodeFactory(closed_on=DAY)
    with pytest.raises(ValidationError):
        services.record_session(episode_id=episode.pk, answers=ANSWERS, by=episode.counsellor)


def test_the_manager_arranges_supervision_between_counsellors():
    manager, first, second = (
        UserFactory(role=Role.MANAGER),
        *UserFactory.create_batch(2, role=Role.COUNSELLOR),
    )
    pk = services.appoint_supervisor(
        supervisor_id=first.pk, counsellor_id=second.pk, from_on=DAY, until_on=None, by=manager
    )
    services.end_supervision(supervision_id=pk, version=1, until_on=DAY, by=manager)
    with pytest.raises(ValidationError):
        services.appoint_supervisor(
            supervisor_id=manager.pk, counsellor_id=second.pk, from_on=DAY, until_on=None, by=manager
        )
    with pytest.raises(Refused):
        services.appoint_supervisor(
            supervisor_id=first.pk, counsellor_id=second.pk, from_on=DAY, until_on=None, by=second
        )

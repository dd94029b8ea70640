"""Counselling's pages: allowed, refused by row, refused by field, and no more queries for more rows."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from accounts.policy import Role
from cases.models import Case
from cases.timeline import chronology
from core.access import read_one
from core.desk import desk_of
from core.drafts import draft_values, save_draft
from core.models import Notice, ReadEvent
from core.together import run
from counselling import services
from counselling.models import (
    Addendum,
    Episode,
    Flag,
    Measure,
    RiskTask,
    SafetyPlan,
    Session,
)
from tests.counselling.factories import (
    CANARY,
    ClinicalSupervisionFactory,
    EpisodeFactory,
    FlagFactory,
    MeasureFactory,
    SessionFactory,
)
from tests.factories import CaseFactory, ClientFactory, UserFactory, put_on
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db

# What differs between two renderings of one page: tokens, keys, references, the clock.
MOVING = re.compile(r'csrfmiddlewaretoken" value="[^"]*"|E-2026-\d+|[0-9a-f]{8}-[0-9a-f-]{27}|\d\d:\d\d')
POSTED = {
    "held_on_day": "24",
    "held_on_month": "03",
    "held_on_year": "2026",
    "attendance": "ATTENDED",
    "start_time": "10:30",
    "duration_minutes": "50",
    "mode": "IN_PERSON",
    "interpreter": "HL-014",
    "note": "They slept better",
    "risk_level": "LOW",
}


def page(client, user, name, *args):
    return sign_in(client, user).get(reverse(name, args=args))


def post(client, user, name, *args, **data):
    return sign_in(client, user).post(reverse(name, args=args), data)


def all_of(model):
    with house():
        return list(model.objects.all())


@pytest.fixture
def full(db):
    """An episode with everything in it."""
    session = SessionFactory(risk_level="HIGH", needs_supervision=True)
    episode, by = session.episode, session.episode.counsellor
    services.sign_note(session_id=session.pk, version=1, by=by)
    services.add_addendum(session_id=session.pk, text=CANARY, by=by)
    services.write_safety_plan(episode_id=episode.pk, text=CANARY, by=by)
    MeasureFactory(episode=episode, total=19, taken_on=dt.date(2026, 1, 16))
    MeasureFactory(episode=episode, total=15, taken_on=dt.date(2026, 3, 13))
    FlagFactory(episode=episode)
    return session


INSIDE_PAGES = (
    "episode",
    "session_add",
    "measure_add",
    "safety_plan",
    "safety_plan_write",
    "flag_add",
    "close",
)


def inside_addresses(session):
    """Every page of an episode only its counsellor or supervisor may open: URL name and argument."""
    yield from ((f"counselling:{name}", session.episode_id) for name in INSIDE_PAGES)
    yield from ((f"counselling:{name}", session.pk) for name in ("session_sign", "addendum_add"))
    yield "counselling:session_change", session.pk
    for model, name in ((Flag, "flag_end"), (RiskTask, "risk_settle")):
        yield f"counselling:{name}", all_of(model)[0].pk


def test_the_counsellor_opens_every_page_of_an_episode(client, full):
    counsellor = full.episode.counsellor
    assert [
        (name, page(client, counsellor, name, key).status_code) for name, key in inside_addresses(full)
    ] == [(name, 200) for name, _ in inside_addresses(full)]
    assert page(client, counsellor, "counselling:list").status_code == 200


@pytest.mark.parametrize(
    "role", [Role.COUNSELLOR, Role.CASEWORKER, Role.WELFARE, Role.SUPERVISOR, Role.MANAGER, Role.INTAKE]
)
def test_who_is_on_the_client_but_not_inside_meets_the_404_of_a_missing_page(client, full, role):
    user = UserFactory(role=role)
    put_on(user, full.episode.client)
    for name, key in inside_addresses(full):
        assert page(client, user, name, key).status_code == 404, name
        assert post(client, user, name, key, **POSTED).status_code == 404, name
    assert len(all_of(Session)) == 1


def test_the_clinical_supervisor_reads_and_does_not_write(client, full):
    supervisor = ClinicalSupervisionFactory(counsellor=full.episode.counsellor).supervisor
    reads = {"counselling:episode", "counselling:safety_plan"}
    for name, key in inside_addresses(full):
        expected = 200 if name in reads else 404
        if name != "counselling:close":
            assert page(client, supervisor, name, key).status_code == expected, name
    shown = page(client, supervisor, "counselling:session", full.pk).content.decode()
    assert CANARY in shown
    assert full.episode.client.display_name not in shown
    assert (
        "for supervision" in page(client, supervisor, "counselling:episode", full.episode_id).content.decode()
    )
    assert full.episode.reference in page(client, supervisor, "counselling:supervision").content.decode()


@pytest.mark.parametrize(
    "role", [Role.COUNSELLOR, Role.CASEWORKER, Role.WELFARE, Role.SUPERVISOR, Role.MANAGER]
)
def test_others_see_the_day_the_worker_and_chips(client, full, role):
    user, case = UserFactory(role=role), CaseFactory(client=full.episode.client)
    put_on(user, full.episode.client, case)
    addresses = [
        ("counselling:of_client", full.episode.client_id),
        ("counselling:of_case", case.pk),
        ("counselling:session", full.pk),
    ]
    for name, key in addresses:
        text = page(client, user, name, key).content.decode()
        assert full.episode.counsellor.full_name in text
        assert "13 Mar 2026" in text
        assert "Restricted" in text
        assert [word for word in (CANARY, "HL-014", "addendum", "PHQ", "High", "10:30") if word in text] == []


def test_what_others_see_is_the_same_for_an_empty_and_for_a_full_note(client):
    """Twin worlds: nothing on the page tells whether anything was written."""
    user, texts = UserFactory(role=Role.SUPERVISOR), []
    for changes in ({}, {"note": "", "risk_level": "", "interpreter": "", "duration_minutes": None}):
        session = SessionFactory(episode__counsellor__full_name="Ines Valmar", **changes)
        text = page(client, user, "counselling:session", session.pk).content.decode()
        texts.append(MOVING.sub("", text))
    assert texts[0] == texts[1]


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.WELFARE, Role.COUNSELLOR])
def test_off_the_client_even_the_days_are_a_404(client, full, role):
    user, case = UserFactory(role=role), CaseFactory(client=full.episode.client)
    for name, key in (
        ("counselling:of_client", full.episode.client_id),
        ("counselling:of_case", case.pk),
        ("counselling:session", full.pk),
        ("counselling:open", full.episode.client_id),
    ):
        assert page(client, user, name, key).status_code == 404


@pytest.mark.parametrize("role", [Role.INTAKE, Role.PROBONO, Role.LAWYER, Role.PARTNER, Role.AUDITOR])
def test_other_roles_have_no_address_here(client, full, role):
    user = UserFactory(role=role)
    put_on(user, full.episode.client)
    for name, key in (("counselling:of_client", full.episode.client_id), ("counselling:session", full.pk)):
        assert page(client, user, name, key).status_code == 404


def test_a_session_is_recorded_changed_and_signed_by_its_forms(client):
    episode = EpisodeFactory()
    by = episode.counsellor
    key = "4a7a2c52-3d5f-4c35-8f0e-0a6a1a0f4a11"
    for _ in range(2):
        answer = post(client, by, "counselling:session_add", episode.pk, idempotency_key=key, **POSTED)
        assert answer.status_code == 302
    (session,) = all_of(Session)
    changed = {**POSTED, "note": "They slept much better", "version": session.version}
    assert post(client, by, "counselling:session_change", session.pk, **changed).status_code == 302
    assert post(client, by, "counselling:session_sign", session.pk, version=2).status_code == 302
    (session,) = all_of(Session)
    assert (session.note, session.signed_by_id) == ("They slept much better", by.pk)
    answer = post(
        client, by, "counselling:addendum_add", session.pk, text="Called later", idempotency_key=key[::-1]
    )
    assert (answer.status_code, len(all_of(Addendum))) == (302, 1)


def test_signing_words_one_has_not_seen_is_refused(client):
    session = SessionFactory()
    by = session.episode.counsellor
    services.change_session(session_id=session.pk, version=1, changes={"note": "from elsewhere"}, by=by)
    answer = post(client, by, "counselling:session_sign", session.pk, version=1)
    assert (answer.status_code, answer.url) == (302, reverse("counselling:session_change", args=[session.pk]))
    assert all_of(Session)[0].signed_at is None


def test_what_keeps_a_note_from_being_signed_is_said_on_the_page(client):
    session = SessionFactory(note="")
    by = session.episode.counsellor
    answer = post(client, by, "counselling:session_sign", session.pk, version=1)
    said = "Write the note before you sign it" in answer.content.decode()
    assert (answer.status_code, said, all_of(Session)[0].signed_at) == (422, True, None)


def test_two_windows_on_one_note_lose_nothing(client):
    session = SessionFactory()
    by = session.episode.counsellor
    services.change_session(session_id=session.pk, version=1, changes={"note": "from the phone"}, by=by)
    answer = post(client, by, "counselling:session_change", session.pk, **{**POSTED, "version": 1})
    text = answer.content.decode()
    assert (answer.status_code, "from the phone" in text, "They slept better" in text) == (409, True, True)


def test_a_signed_note_is_not_changed_by_a_late_post(client):
    session = SessionFactory()
    by = session.episode.counsellor
    services.sign_note(session_id=session.pk, version=1, by=by)
    answer = post(client, by, "counselling:session_change", session.pk, **{**POSTED, "version": 2})
    assert (answer.status_code, all_of(Session)[0].note) == (422, CANARY)
    assert "They slept better" in answer.content.decode()


def test_a_draft_comes_back_and_goes_when_it_is_saved(client):
    episode = EpisodeFactory()
    by, key = episode.counsellor, "counselling:session_add"
    save_draft(by=by, form_key=key, about=str(episode.pk), url="/", values={"note": ["half a sent"]})
    form = page(client, by, key, episode.pk).content.decode()
    assert "half a sent" in form
    assert f'data-draft-url="{reverse("core:draft", args=[key, episode.pk])}"' in form
    post(client, by, key, episode.pk, **POSTED)
    with being(by):
        assert draft_values(by, key, episode.pk) is None


def test_impossible_dates_and_scores_are_said_beside_their_field(client):
    episode = EpisodeFactory()
    by = episode.counsellor
    answer = post(client, by, "counselling:session_add", episode.pk, **{**POSTED, "held_on_year": "2999"})
    assert (answer.status_code, "cannot be after" in answer.content.decode()) == (422, True)
    score = {
        "tool": "PHQ_9",
        "taken_on_day": "1",
        "taken_on_month": "3",
        "taken_on_year": "2026",
        "total": "2",
    }
    answer = post(client, by, "counselling:measure_add", episode.pk, item_nine="3", **score)
    assert (answer.status_code, "the questionnaire cannot give it" in answer.content.decode()) == (422, True)
    assert post(client, by, "counselling:measure_add", episode.pk, item_nine="1", **score).status_code == 302
    assert (len(all_of(Measure)), len(all_of(RiskTask))) == (1, 1)


def test_plan_flag_and_risk_by_their_forms(client, full):
    by, episode = full.episode.counsellor, full.episode
    assert post(client, by, "counselling:safety_plan_write", episode.pk, text="new").status_code == 302
    assert post(client, by, "counselling:flag_add", episode.pk, kind="RISK", reason="x").status_code == 302
    assert post(client, by, "counselling:flag_add", episode.pk, kind="RISK").status_code == 422
    (task,) = all_of(RiskTask)
    assert (
        post(client, by, "counselling:risk_settle", task.pk, action="Safe now", version=1).status_code == 302
    )
    for flag in all_of(Flag):
        assert post(client, by, "counselling:flag_end", flag.pk).status_code == 302
    assert {flag.ended_on is None for flag in all_of(Flag)} == {False}
    again = post(client, by, "counselling:flag_end", all_of(Flag)[0].pk)
    assert (again.status_code, "ended already" in again.content.decode()) == (422, True)
    assert [plan.number for plan in all_of(SafetyPlan)] == [2, 1]


def test_opening_and_closing_by_their_forms(client):
    opener, counsellor, person = UserFactory(), UserFactory(role=Role.COUNSELLOR), ClientFactory()
    put_on(opener, person)
    assert counsellor.full_name in page(client, opener, "counselling:open", person.pk).content.decode()
    date = {"opened_on_day": "9", "opened_on_month": "1", "opened_on_year": "2026"}
    answer = post(client, opener, "counselling:open", person.pk, counsellor=str(counsellor.pk), **date)
    assert answer.status_code == 302
    (episode,) = all_of(Episode)
    date = {"closed_on_day": "8", "closed_on_month": "1", "closed_on_year": "2026", "version": 1}
    assert post(client, counsellor, "counselling:close", episode.pk, **date).status_code == 422
    date["closed_on_day"] = "9"
    assert post(client, counsellor, "counselling:close", episode.pk, **date).status_code == 302
    assert all_of(Episode)[0].closed_on == dt.date(2026, 1, 9)


def test_opening_a_session_is_kept_with_the_classes_shown(client, full):
    page(client, full.episode.counsellor, "counselling:session", full.pk)
    with house():
        event = ReadEvent.objects.filter(model_label="counselling.session", kind="open").latest("id")
    assert (event.user_id, event.object_id) == (full.episode.counsellor_id, str(full.pk))
    assert "clinical" in event.classes


def test_break_glass_opens_one_session_for_an_hour(client, full):
    supervisor = UserFactory(role=Role.SUPERVISOR)
    address = reverse("core:break_glass", args=["counselling.session", full.pk])
    reason = "The client is missing and the police ask what we know"
    sign_in(client, supervisor).post(address, {"classes": ["clinical"], "reason": reason})
    assert CANARY in page(client, supervisor, "counselling:session", full.pk).content.decode()
    other = SessionFactory(episode=full.episode)
    assert CANARY not in page(client, supervisor, "counselling:session", other.pk).content.decode()


@pytest.mark.parametrize("name", ["list", "episode", "of_client", "supervision"])
def test_lists_take_as_many_queries_for_three_rows_as_for_one(client, django_assert_max_num_queries, name):
    session = SessionFactory(needs_supervision=True)
    supervisor = ClinicalSupervisionFactory(counsellor=session.episode.counsellor).supervisor
    users = {"supervision": supervisor}
    args = {"episode": [session.episode_id], "of_client": [session.episode.client_id]}.get(name, [])
    sign_in(client, users.get(name, session.episode.counsellor))

    def count():
        with django_assert_max_num_queries(200) as queries:
            assert client.get(reverse(f"counselling:{name}", args=args)).status_code == 200
        return len(queries)

    FlagFactory(episode=session.episode)
    MeasureFactory(episode=session.episode)
    count()  # the session's own first visit
    first = count()
    for _ in range(2):
        SessionFactory(episode=session.episode, needs_supervision=True)
        FlagFactory(episode=session.episode, kind=["RISK", "EVIDENCE"][_])
        MeasureFactory(episode=session.episode)
        SessionFactory(episode=EpisodeFactory(counsellor=session.episode.counsellor), needs_supervision=True)
    assert count() == first


def entries_of(user, case):
    with being(user):
        seen = read_one(user, Case.objects.visible_to(user).filter(pk=case.pk))
        found = run(chronology(user, seen)).entries
    return [
        (str(entry.title), entry.by, entry.texts, entry.look) for entry in found if entry.look == "walled"
    ]


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.MANAGER])
def test_a_cases_chronology_holds_day_worker_and_attendance_and_flags_without_reasons(full, role):
    case, user = CaseFactory(client=full.episode.client), UserFactory(role=role)
    put_on(user, case, case.client)
    name = full.episode.counsellor.full_name
    assert entries_of(user, case) == [
        ("Flag from counselling: Pause contact", name, (), "walled"),
        ("Counselling session", name, ("Attended",), "walled"),
    ]


def test_a_cases_chronology_tells_intake_nothing_of_counselling(full):
    case, user = CaseFactory(client=full.episode.client), UserFactory(role=Role.INTAKE)
    assert entries_of(user, case) == []


def test_the_desk_reminds_the_own_counsellor_of_dangers_and_unsigned_notes(full):
    counsellor = full.episode.counsellor
    SessionFactory(episode=full.episode)
    supervisor = ClinicalSupervisionFactory(counsellor=counsellor).supervisor
    with being(counsellor):
        desk = desk_of(counsellor, dt.date(2026, 3, 27))
    assert [(item.title, item.about) for item in desk["overdue"]] == [
        ("Record today's action", full.episode.reference)
    ]
    assert [item.title for item in desk["due"]] == ["Sign the note"]
    with being(supervisor):
        desk = desk_of(supervisor, dt.date(2026, 3, 27))
    assert (desk["overdue"], desk["due"]) == ([], [])


def test_a_flag_is_told_to_the_legal_team_on_the_client_without_its_kind():
    episode = EpisodeFactory()
    people = {role: UserFactory(role=role) for role in (Role.CASEWORKER, Role.WELFARE, Role.SUPERVISOR)}
    put_on(people[Role.CASEWORKER], episode.client)
    put_on(people[Role.WELFARE], episode.client)
    services.raise_flag(episode_id=episode.pk, kind="RISK", reason=CANARY, by=episode.counsellor)
    (notice,) = all_of(Notice)
    assert (notice.user_id, notice.kind) == (people[Role.CASEWORKER].pk, "counselling.flag_raised")
    assert [word for word in ("RISK", CANARY) if word in str(vars(notice))] == []

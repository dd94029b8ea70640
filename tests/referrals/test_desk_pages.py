"""The desk's pages: the inbox, one referral with what the house knows, and the acts on it."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.policy import Role
from cases.models import Case
from clients.models import Client, ClientWall
from clients.services import create_client
from core.clock import today
from core.models import ReadEvent
from referrals import services
from referrals.models import MatchDecision, Referral, ReferredPerson
from tests.factories import CaseFactory, OrganisationFactory, UserFactory, put_on
from tests.house_context import house, sign_in
from tests.referrals.factories import a_partner, person, send

pytestmark = pytest.mark.django_db
READERS = [Role.INTAKE, Role.SUPERVISOR, Role.MANAGER]
WORDS = {"words": "We will call."}


@pytest.fixture
def intake():
    return UserFactory(role=Role.INTAKE)


@pytest.fixture
def desk(client, intake):
    return sign_in(client, intake)


def _url(name, *keys):
    return reverse(f"referrals:{name}", args=keys)


def _known(intake, name="Rahil"):
    return create_client(by=intake, names=[{"kind": "used", "full_name": name}], birth={"year": 2000})


def _person(referral):
    with house():
        return ReferredPerson.objects.get(referral=referral, position=0)


@pytest.mark.parametrize("role", READERS)
def test_the_inbox_and_a_referral_open_for_the_desk(client, role):
    sign_in(client, UserFactory(role=role))
    referral = send(other_side="Nobody", pressing=["nowhere"])

    inbox = client.get(_url("inbox"))
    detail = client.get(_url("detail", referral.pk))

    assert referral.reference in inbox.content.decode()
    assert detail.status_code == 200
    assert detail.context["is_open"] is True


@pytest.mark.parametrize("role", [Role.WELFARE, Role.COUNSELLOR, Role.PROBONO, Role.LAWYER, Role.AUDITOR])
def test_the_desk_is_a_404_for_others(client, role):
    sign_in(client, UserFactory(role=role))
    referral = send()

    for where in (_url("inbox"), _url("answered"), _url("detail", referral.pk)):
        assert client.get(where).status_code == 404


def test_a_visitor_is_sent_to_sign_in(client):
    answer = client.get(_url("detail", send().pk))

    assert answer.url.startswith(reverse("account_login"))


def test_a_caseworker_reads_what_came_into_their_case_and_decides_nothing(client, intake):
    worker, case, referral = UserFactory(), CaseFactory(), send()
    put_on(worker, case, case.client)
    services.accept_referral(referral_id=referral.pk, version=1, by=intake, **WORDS)
    with house():
        ReferredPerson.objects.update(client=case.client, case=case)
    sign_in(client, worker)

    detail = client.get(_url("detail", referral.pk))

    assert (detail.status_code, detail.context["is_open"]) == (200, False)
    assert client.get(_url("detail", send().pk)).status_code == 404
    assert client.post(_url("decline", referral.pk)).status_code == 404


def test_what_a_manager_may_not_read_is_a_chip(client):
    sign_in(client, UserFactory(role=Role.MANAGER))
    referral = send(pressing=["nowhere"], account="He sleeps under the bridge.")

    page = client.get(_url("detail", referral.pk)).content.decode()

    hidden = ("He sleeps under the bridge.", "nowhere to sleep", "9000 0001", "+85290000001")
    assert [word for word in hidden if word in page] == []
    assert "Urgent" in page


def test_opening_a_referral_is_recorded(desk, intake):
    referral = send()
    desk.get(_url("detail", referral.pk))

    with house():
        event = ReadEvent.objects.get(model_label="referrals.referral", kind="open")
        assert (event.object_id, event.user_id) == (str(referral.pk), intake.pk)
        assert "persecution" in event.classes


def test_a_match_is_shown_with_its_reasons_and_decided(desk, intake):
    known, referral = _known(intake), send()
    detail = desk.get(_url("detail", referral.pk))
    [row] = detail.context["board"].matches
    assert (row.key, row.client.reference, row.decision) == (known.pk, known.reference, None)
    assert [str(reason) for reason in row.reasons] == ["name written alike", "same year of birth"]
    assert detail.context["board"].in_the_way == ("match",)

    answer = desk.post(_url("match", _person(referral).pk, known.pk), {"answer": "different"})

    assert answer.url == _url("detail", referral.pk)
    assert desk.get(answer.url).context["board"].in_the_way == ()


def test_htmx_gets_the_board_and_the_bar(desk, intake):
    known, referral = _known(intake), send()

    answer = desk.post(
        _url("match", _person(referral).pk, known.pk), {"answer": "same"}, headers={"HX-Request": "true"}
    )
    shown = answer.content.decode()

    assert answer.status_code == 200
    assert ('id="board"' in shown, 'id="decide"' in shown, "<html" in shown) == (True, True, False)
    assert 'hx-swap-oob="true"' in shown


def test_a_second_same_person_is_refused_with_a_message(desk, intake):
    first, second, referral = _known(intake), _known(intake), send()
    desk.post(_url("match", _person(referral).pk, first.pk), {"answer": "same"})

    answer = desk.post(_url("match", _person(referral).pk, second.pk), {"answer": "same"})

    assert answer.status_code == 422
    assert answer.context["problem"] == "Somebody else is already marked as the same person. Undo that first."


def test_a_decision_on_a_match_is_undone(desk, intake):
    known, referral = _known(intake), send()
    desk.post(_url("match", _person(referral).pk, known.pk), {"answer": "same"})
    with house():
        decision = MatchDecision.objects.get()

    desk.post(_url("match_undo", decision.pk))

    assert desk.get(_url("detail", referral.pk)).context["board"].open_matches == 1


def test_a_walled_client_is_shown_to_exist_and_nothing_more(desk, intake):
    known, referral = _known(intake), send()
    with house():
        ClientWall.objects.create(user=intake, content_object=known, made_by=intake, reason="related")

    detail = desk.get(_url("detail", referral.pk))

    assert [row.client for row in detail.context["board"].matches] == [None]
    assert known.reference not in detail.content.decode()
    assert desk.post(_url("match", _person(referral).pk, known.pk), {"answer": "same"}).status_code == 404


def test_a_conflict_is_decided_with_a_reason(desk):
    firm = OrganisationFactory(name_en="Golden Reef Trading")
    referral = send(other_side="Golden Reef Trading")
    subject = f"accounts.organisation {firm.pk}"

    empty = desk.post(_url("conflict", referral.pk), {"subject": subject, "answer": "clear"})
    done = desk.post(
        _url("conflict", referral.pk), {"subject": subject, "answer": "clear", "reason": "Same side"}
    )

    assert (empty.status_code, empty.context["problem"]) == (422, "Say why there is no conflict")
    board = desk.get(done.url).context["board"]
    assert [(row.name, str(row.found), row.is_clear) for row in board.conflicts] == [
        ("Golden Reef Trading", "Golden Reef Trading", True)
    ]


def test_accepting_from_the_page(desk):
    referral = send(by=a_partner())

    asked = desk.get(_url("accept", referral.pk))
    done = desk.post(_url("accept", referral.pk), {"version": 1, "case": "new", **WORDS})

    assert asked.status_code == 200
    assert done.url == _url("detail", referral.pk)
    with house():
        assert (Client.objects.count(), Case.objects.count()) == (1, 1)
    after = desk.get(done.url)
    assert (after.status_code, after.context["is_open"]) == (200, False)


def test_accept_refuses_with_the_list_where_scripts_are_off(desk, intake):
    _known(intake)
    referral = send(consent="cannot_ask", consent_on=None, consent_missing_why="In hospital")

    asked = desk.get(_url("accept", referral.pk))
    refused = desk.post(_url("accept", referral.pk), {"version": 1, "case": "new", **WORDS})

    assert len(asked.context["form"].in_the_way) == 2
    assert refused.status_code == 422
    assert refused.context["form"].non_field_errors() == [
        "The person has not agreed. A supervisor may allow it, with a reason.",
        "Decide for each possible match whether it is the same person.",
    ]
    with house():
        assert Client.objects.count() == 1


def test_a_known_clients_open_case_may_be_chosen(desk, intake):
    known, referral = _known(intake), send()
    with house():
        case = CaseFactory(client=known)
    desk.post(_url("match", _person(referral).pk, known.pk), {"answer": "same"})

    desk.post(_url("accept", referral.pk), {"version": 1, "case": str(case.pk), **WORDS})

    with house():
        assert ReferredPerson.objects.get().case_id == case.pk
        assert Case.objects.count() == 1


@pytest.mark.parametrize("case", ["00000000-0000-0000-0000-000000000000", "x"])
def test_a_tampered_case_is_refused(desk, case):
    referral = send()

    answer = desk.post(_url("accept", referral.pk), {"version": 1, "case": case})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["case"]


def test_declining_wants_a_reason_and_words(desk):
    referral = send()

    empty = desk.post(_url("decline", referral.pk), {"version": 1})
    done = desk.post(
        _url("decline", referral.pk), {"version": 1, "reason": "capacity", "words": "We are full."}
    )

    assert (empty.status_code, set(empty.context["form"].errors)) == (422, {"reason", "words"})
    assert done.status_code == 302
    shown = desk.get(done.url).content.decode()
    assert [word in shown for word in ("No capacity now", "We are full.")] == [True, True]


def test_two_people_at_one_referral_the_second_is_told_and_keeps_their_words(desk, intake):
    referral = send()
    services.take_referral(referral_id=referral.pk, version=1, by=intake)

    answer = desk.post(
        _url("decline", referral.pk), {"version": 1, "reason": "capacity", "words": "We are full."}
    )

    assert answer.status_code == 409
    assert answer.context["form"]["words"].value() == "We are full."
    assert answer.context["form"]["version"].value() == 2


def test_asking_the_referrer(desk):
    referral, when = send(), today() + dt.timedelta(days=3)
    due = {"due_on_day": when.day, "due_on_month": when.month, "due_on_year": when.year}

    past = desk.post(
        _url("ask", referral.pk), {"version": 1, "question": "Where?", **due, "due_on_year": "2020"}
    )
    desk.post(_url("ask", referral.pk), {"version": 1, "question": "Where?", **due})

    assert (past.status_code, list(past.context["form"].errors)) == (422, ["due_on"])
    with house():
        assert Referral.objects.get().state == "more_asked"
    assert "Where?" in desk.get(_url("detail", referral.pk)).content.decode()


def test_urgency_is_changed_with_a_reason(desk):
    referral = send()

    assert desk.post(_url("urgency", referral.pk), {"version": 1, "urgency": "urgent"}).status_code == 422
    desk.post(_url("urgency", referral.pk), {"version": 1, "urgency": "urgent", "why": "In hospital"})

    with house():
        assert Referral.objects.get().urgency == "urgent"


def test_a_manager_undoes_and_intake_may_not(client, desk, intake):
    referral = send()
    desk.post(_url("decline", referral.pk), {"version": 1, "reason": "capacity", "words": "We are full."})
    undo = {"version": 2, "why": "Wrong person"}
    assert desk.post(_url("undo", referral.pk), undo).status_code == 404

    sign_in(client, UserFactory(role=Role.MANAGER))
    assert client.get(_url("undo", referral.pk)).status_code == 200
    client.post(_url("undo", referral.pk), undo)

    with house():
        assert Referral.objects.get().state == "in_triage"


def test_a_supervisor_allows_without_agreement(client):
    referral = send(consent="cannot_ask", consent_on=None, consent_missing_why="In hospital")
    sign_in(client, UserFactory(role=Role.SUPERVISOR))

    client.post(_url("override", referral.pk), {"version": 1, "why": "Removal tomorrow"})

    with house():
        assert Referral.objects.get().consent_override == "Removal tomorrow"


def test_taking_on_and_closing(desk):
    referral = send()
    desk.post(_url("take", referral.pk))
    desk.post(_url("take", referral.pk))
    desk.post(_url("accept", referral.pk), {"version": 2, "case": "none"})
    desk.post(_url("close", referral.pk), {"version": 3})

    with house():
        assert Referral.objects.get().state == "closed"
    assert referral.reference in desk.get(_url("answered")).content.decode()
    assert desk.get(_url("close", referral.pk)).status_code == 404


def test_the_panel_on_a_clients_page(desk, intake):
    referral = send(by=a_partner())
    services.accept_referral(referral_id=referral.pk, version=1, by=intake, **WORDS)
    with house():
        client_id = Client.objects.get().pk

    panel = desk.get(_url("of_client", client_id), headers={"HX-Request": "true"})
    whole = desk.get(_url("of_client", client_id))

    assert [referral.reference in one.content.decode() for one in (panel, whole)] == [True, True]
    assert ("<html" in panel.content.decode(), "<html" in whole.content.decode()) == (False, True)


@pytest.mark.parametrize("name", ["inbox", "answered"])
def test_the_lists_cost_the_same_for_one_and_for_three(desk, intake, name, django_assert_max_num_queries):
    counts = []
    desk.get(_url(name))
    for count in (1, 2):
        for _ in range(count):
            referral = send(by=a_partner(), people=[person(), person(name="Sadia", relationship="spouse")])
            if name == "answered":
                services.decline_referral(
                    referral_id=referral.pk, version=1, reason="capacity", words="Full.", by=intake
                )
        with django_assert_max_num_queries(60) as asked:
            desk.get(_url(name))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_referral_costs_the_same_with_one_match_and_with_three(desk, intake, django_assert_max_num_queries):
    referral, counts = send(), []
    desk.get(_url("detail", referral.pk))
    for count in (1, 2):
        for _ in range(count):
            _known(intake)
        with django_assert_max_num_queries(80) as asked:
            desk.get(_url("detail", referral.pk))
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("what", ["history", "looked", "who"])
def test_who_saw_and_changed_a_referral_can_be_read(client, what):
    sign_in(client, UserFactory(role=Role.SUPERVISOR))
    referral = send()

    answer = client.get(reverse(f"core:{what}", args=["referrals.referral", referral.pk]))

    assert answer.status_code == 200

"""The lawyers' door and the coordinator's desk: who gets in, what it shows, what it costs."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.policy import Role
from cases.models import Case
from core.clock import today
from core.models import ReadEvent
from probono import services
from probono.models import Placement, TimeEntry
from tests.factories import UserFactory
from tests.house_context import house, sign_in
from tests.probono.factories import SUMMARY, firm_with_lawyer, offered_case, place, placed_case

pytestmark = pytest.mark.django_db


def three_boxes(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_the_lawyer_sees_their_cases(client):
    _, lawyer, case, _ = placed_case()
    _, _, other, _ = placed_case()
    page = sign_in(client, lawyer).get(reverse("probono:home")).content.decode()
    assert case.reference in page
    assert other.reference not in page


def test_one_case_opens_and_is_noted(client):
    _, lawyer, case, _ = placed_case()
    answer = sign_in(client, lawyer).get(reverse("probono:my_case", args=[case.reference]))
    assert answer.status_code == 200
    assert case.client.display_name in answer.content.decode()
    with house():
        assert ReadEvent.objects.filter(kind="open", object_id=str(case.pk), user_id=lawyer.pk).count() == 1


def test_the_placed_case_says_how_the_person_may_be_reached(client):
    _, lawyer, case, _ = placed_case()
    page = sign_in(client, lawyer).get(reverse("probono:my_case", args=[case.reference])).content.decode()
    assert ("Safe contact" in page, "Your part" in page) == (True, True)


def test_the_placed_case_offers_its_documents(client):
    _, lawyer, case, _ = placed_case()
    page = sign_in(client, lawyer).get(reverse("probono:my_case", args=[case.reference])).content.decode()
    assert reverse("documents:of_case", args=[case.pk]) in page


def test_a_manager_reads_the_past_of_a_placement(client):
    coordinator, _, _, placement = placed_case()
    sign_in(client, UserFactory(role=Role.MANAGER))

    past = reverse("core:history", args=["probono.placement", placement])
    assert past in client.get(reverse("probono:placement", args=[placement])).content.decode()
    assert coordinator.full_name in client.get(past).content.decode()


@pytest.mark.parametrize("name", ["probono:my_case", "cases:detail"])
def test_an_ended_placement_is_a_missing_page_at_once(client, name):
    coordinator, lawyer, case, placement = placed_case()
    sign_in(client, lawyer)
    address = reverse("probono:my_case", args=[case.reference])
    assert client.get(address).status_code == 200

    services.end_placement(placement_id=placement, reason="Appeal decided", by=coordinator)

    assert client.get(address).status_code == 404
    assert case.reference not in client.get(reverse("probono:home")).content.decode()


def test_another_firms_lawyer_does_not_find_the_case(client):
    _, _, case, _ = placed_case()
    _, other = firm_with_lawyer()
    assert sign_in(client, other).get(reverse("probono:my_case", args=[case.reference])).status_code == 404


def test_hours_are_logged_and_a_replay_makes_no_second(client):
    _, lawyer, _, placement = placed_case()
    sign_in(client, lawyer)
    data = {
        "placement": placement, "activity": "drafting", "hours": "1.2", **three_boxes("worked_on", today()),
        "idempotency_key": "6b1f1d3e-4a77-4b3e-8f7d-3f1f5d1c2b3a",
    }  # fmt: skip
    for _ in range(2):
        assert client.post(reverse("probono:log_hours"), data).status_code == 302
    with house():
        assert TimeEntry.objects.count() == 1


def test_wrong_hours_keep_what_was_typed(client):
    _, lawyer, _, placement = placed_case()
    data = {
        "placement": placement,
        "activity": "drafting",
        "hours": "99",
        **three_boxes("worked_on", today()),
    }
    answer = sign_in(client, lawyer).post(reverse("probono:log_hours"), data)
    assert answer.status_code == 422
    assert 'value="99"' in answer.content.decode()


def test_hours_on_somebody_elses_placement_are_refused(client):
    _, _, _, placement = placed_case()
    _, other = firm_with_lawyer()
    data = {"placement": placement, "activity": "drafting", "hours": "1", **three_boxes("worked_on", today())}
    assert sign_in(client, other).post(reverse("probono:log_hours"), data).status_code == 422
    with house():
        assert not TimeEntry.objects.exists()


def test_the_blind_list_names_nobody(client):
    coordinator = UserFactory(role=Role.PROBONO)
    case, pk = offered_case(coordinator)
    _, lawyer = firm_with_lawyer()
    sign_in(client, lawyer)
    for address in (reverse("probono:opportunities"), reverse("probono:opportunity", args=[pk])):
        page = client.get(address).content.decode()
        assert case.client.display_name not in page
        assert case.reference not in page
    assert SUMMARY in page


def test_a_taken_case_leaves_the_list(client):
    coordinator = UserFactory(role=Role.PROBONO)
    firm, lawyer = firm_with_lawyer()
    case, pk = offered_case(coordinator, firm)
    place(case, pk, lawyer, coordinator)
    assert sign_in(client, lawyer).get(reverse("probono:opportunity", args=[pk])).status_code == 404


def test_offer_ask_clear_place_and_end_in_the_browser(client):
    coordinator = UserFactory(role=Role.PROBONO)
    firm, lawyer = firm_with_lawyer()
    case, _ = offered_case(coordinator)
    sign_in(client, coordinator)

    made = client.post(
        reverse("probono:offer", args=[case.pk]), {"summary": SUMMARY, "needed": "One hearing"}
    )
    address = made.headers["Location"]
    pk = address.rstrip("/").rsplit("/", 1)[-1]
    client.post(
        reverse("probono:ask_conflict", args=[pk]), {"firm": firm.pk, "undertaking_by": "Conflict team"}
    )
    check = client.get(address).context["checks"][0]
    client.post(reverse("probono:answer_conflict", args=[check.pk]), {"answer": "clear"})
    data = {
        "lawyer": lawyer.pk, "scope": "hearing", "supervising_solicitor": "M. Okell", "insured_entity": "Larkspur",
        **three_boxes("started_on", today()), **three_boxes("until_on", today() + dt.timedelta(days=20)),
    }  # fmt: skip
    assert client.post(reverse("probono:place", args=[pk]), data).status_code == 302
    with house():
        placement = Placement.objects.get(case=case, lawyer=lawyer)
    assert (
        client.post(reverse("probono:end", args=[placement.pk]), {"reason": "Hearing held"}).status_code
        == 302
    )
    with house():
        assert not Case.objects.visible_to(lawyer).exists()


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        (Role.LAWYER, "probono:desk", 404),
        (Role.CASEWORKER, "probono:desk", 404),
        (Role.MANAGER, "probono:desk", 200),
        (Role.PROBONO, "probono:desk", 200),
        (Role.PROBONO, "probono:home", 404),
        (Role.PARTNER, "probono:opportunities", 404),
        (Role.LAWYER, "probono:opportunities", 200),
        (Role.LAWYER, "probono:hours", 200),
    ],
)
def test_which_door_is_whose(client, role, name, status):
    assert sign_in(client, UserFactory(role=role)).get(reverse(name)).status_code == status


def test_pages_cost_the_same_at_three_rows_as_at_one(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    coordinator = UserFactory(role=Role.PROBONO)
    firm, lawyer = firm_with_lawyer()

    def count(user, name):
        sign_in(client, user)
        client.get(reverse(name))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(name)).status_code == 200
        return len(queries)

    def one_more():
        case, pk = offered_case(coordinator, firm)
        place(case, pk, lawyer, coordinator)
        offered_case(coordinator)

    one_more()
    pages = [(lawyer, "probono:home"), (lawyer, "probono:opportunities"), (coordinator, "probono:desk")]
    first = [count(*page) for page in pages]
    one_more()
    one_more()
    assert [count(*page) for page in pages] == first


def test_the_case_tells_the_manager_who_placed_it_with_whom(client):
    coordinator, lawyer, case, placement = placed_case()
    services.end_placement(placement_id=placement, reason="Appeal decided", by=coordinator)
    manager = UserFactory(role=Role.MANAGER)

    page = sign_in(client, manager).get(reverse("cases:detail", args=[case.reference]), {"show": "access"})
    told = " ".join(page.content.decode().split())

    assert f"Placed with {lawyer.full_name}" in told
    assert f"Placement with {lawyer.full_name} ended" in told
    assert "Appeal decided" in told
    assert coordinator.full_name in told


def test_the_lawyer_reads_of_the_own_placement_but_not_by_whom(client):
    coordinator, lawyer, case, _ = placed_case()
    page = sign_in(client, lawyer).get(reverse("cases:detail", args=[case.reference]), {"show": "access"})
    told = page.content.decode()
    assert (f"Placed with {lawyer.full_name}" in told, coordinator.full_name in told) == (True, False)


def test_an_address_that_only_takes_answers_is_a_page_when_it_is_opened(client):
    _, lawyer, _, _ = placed_case()
    answer = sign_in(client, lawyer).get(reverse("probono:log_hours"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "We cannot show this page" in answer.content.decode()

"""Access comes with a placement and goes with it."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from accounts.policy import Role
from cases.models import Case
from clients.models import Client
from core.access import Refused, read
from core.clock import today
from probono import services
from probono.models import Placement, TimeEntry
from tests.factories import UserFactory
from tests.house_context import being, house
from tests.probono.factories import an_hour, firm_with_lawyer, offered_case, place, placed_case

pytestmark = pytest.mark.django_db


def sees(lawyer, case):
    with being(lawyer):
        return Case.objects.visible_to(lawyer).filter(pk=case.pk).exists()


def test_a_placed_lawyer_sees_the_case_and_its_client():
    _, lawyer, case, _ = placed_case()

    assert sees(lawyer, case)
    with being(lawyer):
        (client,) = read(lawyer, Client.objects.visible_to(lawyer))
        assert client.display_name == case.client.display_name
        assert client.phone.is_restricted


def test_ending_a_placement_ends_access_in_the_same_transaction():
    coordinator, lawyer, case, placement = placed_case()

    services.end_placement(placement_id=placement, reason="Appeal decided", by=coordinator)

    assert not sees(lawyer, case)
    with being(lawyer):
        assert not Placement.objects.visible_to(lawyer).exists()
    with pytest.raises(Http404):
        an_hour(placement, lawyer)


def test_access_ends_by_itself_after_the_last_day():
    _, lawyer, case, placement = placed_case()
    with house():
        lawyer_grant = case.user_grants.get(user=lawyer)
        assert lawyer_grant.until.date() == today() + dt.timedelta(days=30)
        case.user_grants.filter(user=lawyer).update(until=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert not sees(lawyer, case)


def test_due_placements_are_closed_once():
    _, _, _, placement = placed_case()
    assert services.end_due_placements(today()) == 0
    assert services.end_due_placements(today() + dt.timedelta(days=31)) == 1
    assert services.end_due_placements(today() + dt.timedelta(days=31)) == 0
    with house():
        assert Placement.objects.get(pk=placement).ended_on == today() + dt.timedelta(days=30)


def test_no_placement_before_the_firm_is_clear():
    coordinator = UserFactory(role=Role.PROBONO)
    _, lawyer = firm_with_lawyer()
    case, opportunity = offered_case(coordinator)
    with pytest.raises(ValidationError) as refusal:
        place(case, opportunity, lawyer, coordinator)
    assert "lawyer" in refusal.value.message_dict


def test_only_a_lawyer_is_placed_with():
    coordinator = UserFactory(role=Role.PROBONO)
    firm, _ = firm_with_lawyer()
    case, opportunity = offered_case(coordinator, firm)
    with pytest.raises(ValidationError):
        place(case, opportunity, UserFactory(), coordinator)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.MANAGER, Role.LAWYER, Role.WELFARE])
def test_only_the_coordinator_places(role):
    coordinator = UserFactory(role=Role.PROBONO)
    firm, lawyer = firm_with_lawyer()
    case, opportunity = offered_case(coordinator, firm)
    other = UserFactory(role=role)
    with pytest.raises(Refused):
        place(case, opportunity, lawyer, other)


def test_a_double_click_places_once():
    coordinator = UserFactory(role=Role.PROBONO)
    firm, lawyer = firm_with_lawyer()
    case, opportunity = offered_case(coordinator, firm)
    facts = {
        "case_id": case.pk, "opportunity_id": opportunity, "lawyer_id": lawyer.pk, "by": coordinator, "scope": "full",
        "supervising_solicitor": "M. Okell", "insured_entity": "Larkspur Dane", "started_on": today(),
        "until_on": today(), "key": "5f0c6f3c-3f9c-4a3c-9d5e-0c7d2b8f1a11",
    }  # fmt: skip
    assert services.place_case(**facts) == services.place_case(**facts)
    with house():
        assert Placement.objects.count() == 1


def test_the_coordinator_sees_names_of_offered_cases_only():
    coordinator = UserFactory(role=Role.PROBONO)
    case, _ = offered_case(coordinator)
    _, _, other, _ = placed_case()

    with being(coordinator):
        names = {
            c.reference: c.display_name for c in read(coordinator, Client.objects.visible_to(coordinator))
        }
    assert names[case.client.reference] == case.client.display_name
    assert names[other.client.reference].is_restricted


def test_a_summary_that_names_the_client_is_refused():
    coordinator = UserFactory(role=Role.PROBONO)
    case, _ = offered_case(coordinator)
    with pytest.raises(ValidationError) as refusal:
        services.offer_case(
            case_id=case.pk,
            by=coordinator,
            needed="Appeal",
            summary=f"{case.client.display_name} fears return.",
        )
    assert "summary" in refusal.value.message_dict


@pytest.mark.parametrize(
    "changes",
    [
        {"worked_on": today() + dt.timedelta(days=1)},
        {"worked_on": today() - dt.timedelta(days=1)},
        {"hours": Decimal("0.25")},
        {"hours": Decimal("25")},
        {"hours": Decimal("-1")},
    ],
)
def test_impossible_hours_are_refused(changes):
    _, lawyer, _, placement = placed_case()
    with pytest.raises(ValidationError):
        an_hour(placement, lawyer, **changes)


def test_hours_are_the_lawyers_own():
    _, lawyer, _, placement = placed_case()
    an_hour(placement, lawyer)
    _, other = firm_with_lawyer()
    with being(other):
        assert not TimeEntry.objects.visible_to(other).exists()
    with pytest.raises(Http404):
        an_hour(placement, other)

"""A coordinator, a firm with a lawyer, and a case that is placed with them."""

import datetime as dt
from decimal import Decimal

from accounts.models import Organisation
from accounts.policy import Role
from core.clock import today
from probono import services
from tests.factories import CaseFactory, OrganisationFactory, UserFactory

SUMMARY = "The client fears a group in the home region. The appeal turns on credibility."


def firm_with_lawyer(**facts):
    firm = OrganisationFactory(kind=Organisation.Kind.FIRM, **facts)
    return firm, UserFactory(role=Role.LAWYER, organisation=firm)


def offered_case(coordinator, firm=None, **facts):
    case = CaseFactory()
    pk = services.offer_case(
        case_id=case.pk, by=coordinator, summary=SUMMARY, needed="Written appeal", **facts
    )
    if firm:
        check = services.ask_conflict_check(
            opportunity_id=pk, firm=firm, undertaking_by="Conflict team", by=coordinator
        )
        services.answer_conflict_check(check_id=check.pk, is_clear=True, by=coordinator)
    return case, pk


def place(case, opportunity, lawyer, coordinator, *, days=30):
    return services.place_case(
        case_id=case.pk,
        opportunity_id=opportunity,
        lawyer_id=lawyer.pk,
        by=coordinator,
        scope="full",
        supervising_solicitor="M. Okell",
        insured_entity="Larkspur Dane",
        goes_on_record=True,
        started_on=today(),
        until_on=today() + dt.timedelta(days=days),
    )


def placed_case(days=30):
    coordinator = UserFactory(role=Role.PROBONO)
    firm, lawyer = firm_with_lawyer()
    case, opportunity = offered_case(coordinator, firm)
    return coordinator, lawyer, case, place(case, opportunity, lawyer, coordinator, days=days)


def an_hour(placement, lawyer, **changes):
    facts = {"worked_on": today(), "hours": Decimal("1.2"), "activity": "drafting"} | changes
    return services.log_hours(placement_id=placement, by=lawyer, **facts)

"""Needs, funds and lines of the ledger."""

import datetime as dt
from decimal import Decimal

import factory

from accounts.policy import Role
from tests.factories import ClientFactory, HouseFactory, UserFactory
from welfare.models import Assistance, Fund, Need, NeedsAssessment, PlanStep

CANARY = "canary-insulin-twice-a-day"


class NeedsAssessmentFactory(HouseFactory):
    class Meta:
        model = NeedsAssessment

    client = factory.SubFactory(ClientFactory)
    assessed_on = dt.date(2026, 1, 15)
    assessed_by = factory.SubFactory(UserFactory, role=Role.WELFARE)
    review_on = dt.date(2026, 4, 15)
    situation = "Shares a room in Yuen Long"
    health_text = CANARY


class NeedFactory(HouseFactory):
    class Meta:
        model = Need

    client = factory.SubFactory(ClientFactory)
    category = Need.Category.HOUSING
    severity = Need.Severity.HIGH
    text = "written notice to leave"
    noted_on = dt.date(2026, 1, 15)


class PlanStepFactory(HouseFactory):
    class Meta:
        model = PlanStep

    client = factory.SubFactory(ClientFactory)
    action = "Write to the landlord"
    owner = factory.SubFactory(UserFactory, role=Role.WELFARE)
    due_on = dt.date(2026, 4, 1)


class FundFactory(HouseFactory):
    class Meta:
        model = Fund

    code = factory.Sequence(lambda n: f"EMERG{n}")
    name_en = "Emergency"
    name_zh = "緊急援助"
    budget = Decimal("60000.00")


class AssistanceFactory(HouseFactory):
    class Meta:
        model = Assistance

    client = factory.SubFactory(ClientFactory)
    fund = factory.SubFactory(FundFactory)
    kind = Assistance.Kind.DEPOSIT
    purpose = "Rent deposit top-up"
    paid_to = "landlord"
    amount = Decimal("2300.00")
    requested_on = dt.date(2026, 3, 26)
    requested_by = factory.SubFactory(UserFactory, role=Role.WELFARE)

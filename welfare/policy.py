"""Who sees needs and money. Health stays with the care team; who asks for money never approves it."""

from typing import Any

from django.db.models import Q

from accounts.policy import CARE, LEGAL, OVERSIGHT, Role
from clients.models import ClientWall
from core.access import ALL, SYSTEM, Derived, F, Matching, Policy, Via, classify_urls
from welfare.models import Assistance, Fund, Need, NeedsAssessment, PlanStep
from welfare.rules import ABOUT_HEALTH

BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM}
WALLS = {"client_id": ClientWall}
ON_CLIENT = Via("client")
SEES_NEEDS = LEGAL | CARE | {Role.MANAGER}
SEES_HEALTH_NEEDS = CARE | {Role.SUPERVISOR}
SEES_MONEY = LEGAL | {Role.WELFARE, Role.MANAGER}
ASKS_FOR_MONEY = OVERSIGHT | {Role.WELFARE}
APPROVES = OVERSIGHT
HOLDS_FUNDS = frozenset({Role.MANAGER})

NEED = F("operational", read=SEES_NEEDS, write=CARE)
HEALTH = F("health")
MONEY = F("finance", write=ASKS_FOR_MONEY)
DECISION = F("finance", read=SEES_MONEY, write=APPROVES)
FUND = F("finance", read=SEES_MONEY, write=HOLDS_FUNDS)


def _needs_but_health(user: Any) -> Q:
    """The needs of clients one reaches, less those whose mere category tells of health."""
    return ON_CLIENT.condition(Need, user) & ~Q(category__in=ABOUT_HEALTH)


assessment_policy = Policy(
    NeedsAssessment,
    rows=dict.fromkeys(SEES_NEEDS, ON_CLIENT),
    walls=WALLS,
    opened_by="client",
    fields=BASIC
    | {"client": SYSTEM, "health_text": HEALTH}
    | dict.fromkeys(("assessed_on", "assessed_by", "review_on", "situation"), NEED),
)

need_policy = Policy(
    Need,
    rows=dict.fromkeys(SEES_NEEDS - SEES_HEALTH_NEEDS, Matching(_needs_but_health))
    | dict.fromkeys(SEES_HEALTH_NEEDS, ON_CLIENT),
    walls=WALLS,
    fields=BASIC
    | {"client": SYSTEM, "health_text": HEALTH}
    | dict.fromkeys(("assessment", "category", "severity", "text", "state", "noted_on", "ended_on"), NEED),
)

step_policy = Policy(
    PlanStep,
    rows=dict.fromkeys(SEES_NEEDS, ON_CLIENT),
    walls=WALLS,
    fields=BASIC
    | {"client": SYSTEM}
    | dict.fromkeys(("action", "owner", "due_on", "done_on", "result"), NEED),
)

fund_policy = Policy(
    Fund,
    rows=dict.fromkeys(SEES_MONEY, ALL),
    label="code",
    derived={"name": Derived(("name_en", "name_zh")), "left": Derived(("budget", "committed"))},
    fields=BASIC
    | {"committed": F("finance", read=SEES_MONEY, write=())}
    | dict.fromkeys(("code", "name_en", "name_zh", "budget", "closed_on"), FUND),
)

assistance_policy = Policy(
    Assistance,
    rows=dict.fromkeys(SEES_MONEY, ON_CLIENT),
    walls=WALLS,
    fields=BASIC
    | {"client": SYSTEM}
    | dict.fromkeys(
        (
            "fund",
            "kind",
            "purpose",
            "paid_to",
            "amount",
            "state",
            "requested_on",
            "requested_by",
            "given_on",
            "receipt_number",
        ),
        MONEY,
    )
    | dict.fromkeys(("decided_on", "approved_by", "refusal_reason"), DECISION),
)


def step_owners() -> Q:
    """The users a step of a plan may be given to."""
    return Q(role__in=[str(role) for role in SEES_NEEDS], is_active=True)


classify_urls(
    "welfare",
    {"list": SEES_MONEY - {Role.CASEWORKER}, "fund_add": HOLDS_FUNDS, "fund": HOLDS_FUNDS}
    | dict.fromkeys(("needs", "of_client"), SEES_NEEDS)
    | dict.fromkeys(("assess", "need_add", "need_end", "step_add", "step_done"), CARE)
    | dict.fromkeys(("assistance", "line", "funds"), SEES_MONEY)
    | dict.fromkeys(("ask", "waiting", "give", "cancel"), ASKS_FOR_MONEY)
    | dict.fromkeys(("approve", "refuse"), APPROVES),
)

"""The clinical wall: the own counsellor and the clinical supervisor read; others see that a session took place.

`CLINICAL` columns belong to nobody by role, so PostgreSQL grants them to the counsellors' database role
alone, and the pages to the two relations alone. `ACROSS` columns are what the wall lets through.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q

from accounts.policy import CARE, LEGAL, Role
from clients.models import ClientWall
from core.access import ALL, SYSTEM, F, Matching, Policy, Relation, Via, classify_urls, is_role
from core.clock import today
from counselling.models import (
    Addendum,
    ClinicalSupervision,
    Episode,
    Flag,
    Measure,
    RiskTask,
    SafetyPlan,
    Session,
)

OWN, SUPERVISES = "own counsellor", "clinical supervisor"
COUNSELLORS = frozenset({Role.COUNSELLOR})
OPENERS = LEGAL | CARE
SEES_DATES = OPENERS | {Role.MANAGER}
ARRANGES_SUPERVISION = frozenset({Role.MANAGER})

CLINICAL = F("clinical", read=(OWN, SUPERVISES), write=(OWN,))
ACROSS = F("operational", read=SEES_DATES, write=(OWN,))
BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM}


def own(path: str = "") -> Callable[[Any], Q]:
    """The user is the counsellor of the episode that `path` leads to."""
    return lambda user: Q(**{f"{path}counsellor": user.pk})


def supervises(path: str = "") -> Callable[[Any], Q]:
    """The user supervises that counsellor's clinical work today."""

    def condition(user: Any) -> Q:
        pairs = ClinicalSupervision.objects.on(today()).filter(
            supervisor=user.pk, counsellor=OuterRef(f"{path}counsellor")
        )
        return Q(Exists(pairs))

    return condition


def inside(path: str = "") -> Callable[[Any], Q]:
    """The user stands behind the wall: as own counsellor or as clinical supervisor."""
    return lambda user: own(path)(user) | supervises(path)(user)


def relations(path: str = "") -> tuple[Relation, ...]:
    """The two ways to stand behind the wall, for a model from which `path` leads to the episode."""
    return (Relation(OWN, COUNSELLORS, own(path)), Relation(SUPERVISES, COUNSELLORS, supervises(path)))


def clinical_policy(model: type, fields: dict[str, F], path: str = "episode__") -> Policy:
    """Policy of a model nobody outside the wall knows the existence of."""
    return Policy(
        model,
        rows={Role.COUNSELLOR: Matching(inside(path))},
        walls={f"{path}client_id": ClientWall},
        relations=relations(path),
        fields=BASIC | fields,
    )


episode_policy = Policy(
    Episode,
    rows={role: Via("client") for role in SEES_DATES - COUNSELLORS}
    | {Role.COUNSELLOR: Via("client") | Matching(inside())},
    walls={"client_id": ClientWall},
    relations=relations(),
    label="reference",
    fields=BASIC
    | {
        "reference": F("operational", read=SEES_DATES, write=()),
        "client": SYSTEM,
        "counsellor": F("operational", read=SEES_DATES, write=OPENERS),
        "opened_on": F("operational", read=SEES_DATES, write=OPENERS),
        "closed_on": ACROSS,
    },
)

session_policy = Policy(
    Session,
    rows=dict.fromkeys(SEES_DATES, Via("episode")),
    relations=relations("episode__"),
    fields=BASIC
    | {"episode": SYSTEM, "held_on": ACROSS, "attendance": ACROSS}
    | dict.fromkeys(
        (
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
        CLINICAL,
    ),
)

flag_policy = Policy(
    Flag,
    rows=dict.fromkeys(SEES_DATES, Via("episode")),
    relations=relations("episode__"),
    fields=BASIC
    | {"episode": SYSTEM, "kind": ACROSS, "raised_on": ACROSS, "ended_on": ACROSS, "reason": CLINICAL},
)

clinical_policy(
    Addendum, {"session": SYSTEM, "text": CLINICAL, "written_by": CLINICAL}, path="session__episode__"
)
clinical_policy(
    Measure, {"episode": SYSTEM} | dict.fromkeys(("tool", "taken_on", "total", "item_nine"), CLINICAL)
)
clinical_policy(
    SafetyPlan, {"episode": SYSTEM} | dict.fromkeys(("number", "made_on", "text", "written_by"), CLINICAL)
)
clinical_policy(
    RiskTask, {"episode": SYSTEM} | dict.fromkeys(("cause", "raised_on", "action", "done_on"), CLINICAL)
)

SUPERVISION = F("operational", read=COUNSELLORS | ARRANGES_SUPERVISION, write=ARRANGES_SUPERVISION)
supervision_policy = Policy(
    ClinicalSupervision,
    rows={
        Role.COUNSELLOR: Matching(lambda user: Q(supervisor=user.pk) | Q(counsellor=user.pk)),
        Role.MANAGER: ALL,
    },
    fields=BASIC | dict.fromkeys(("supervisor", "counsellor", "from_on", "until_on"), SUPERVISION),
)


def may_counsel(user: Any) -> bool:
    """Whether an episode may be somebody's: an active counsellor's only."""
    return user.is_active and is_role(user, COUNSELLORS)


def counsellors() -> Q:
    """The users an episode may be given to."""
    return Q(role__in=[str(role) for role in COUNSELLORS], is_active=True)


def legal_team() -> Q:
    """The users who are told of a flag, where they are on the client."""
    return Q(role__in=[str(role) for role in LEGAL], is_active=True)


INSIDE = (
    "list",
    "episode",
    "close",
    "session_add",
    "session_change",
    "session_sign",
    "addendum_add",
    "measure_add",
    "safety_plan",
    "safety_plan_write",
    "risk_settle",
    "flag_add",
    "flag_end",
    "supervision",
)
ARRANGING = ("supervisors", "supervisor_add", "supervisor_end")
classify_urls(
    "counselling",
    dict.fromkeys(INSIDE, COUNSELLORS)
    | dict.fromkeys(("of_client", "of_case", "session"), SEES_DATES)
    | dict.fromkeys(ARRANGING, ARRANGES_SUPERVISION)
    | {"open": OPENERS},
)

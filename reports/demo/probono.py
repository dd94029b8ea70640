"""One case on offer, two placed, hours given."""

import datetime as dt
from decimal import Decimal
from typing import Any

from accounts.models import Organisation
from cases.models import Case
from core.clock import today
from core.db import system_context
from probono.services import answer_conflict_check, ask_conflict_check, log_hours, offer_case, place_case

SUMMARY = (
    "The client fears an armed group at home and was not believed. The appeal to the Board turns on credibility and "
    "on whether another part of the country would be safe. A medical report is on its way."
)


def make_probono(cases: dict[str, Case], users: dict[str, Any]) -> None:
    """Offers for three cases; two are cleared and placed until a date."""
    petra, names = users["Petra"], list(cases)
    with system_context("demo.firms"):
        firms = {one.name_en: one for one in Organisation.objects.all()}
    offer(cases[names[8]], petra)
    for place, (lawyer, firm) in enumerate((("Paul", "Larkspur Dane"), ("Sabine", "Merrow & Ash"))):
        case = cases[names[4 + place]]
        opportunity = offer(case, petra)
        check = ask_conflict_check(
            opportunity_id=opportunity, firm=firms[firm], undertaking_by="Conflict team", by=petra
        )
        answer_conflict_check(check_id=check.pk, is_clear=True, by=petra)
        placement = place_case(
            case_id=case.pk,
            opportunity_id=opportunity,
            lawyer_id=users[lawyer].pk,
            by=petra,
            scope="full",
            supervising_solicitor="M. Okell",
            insured_entity=firm,
            goes_on_record=True,
            started_on=today(),
            until_on=today() + dt.timedelta(days=60),
        )
        log_hours(
            placement_id=placement,
            worked_on=today(),
            hours=Decimal("1.2"),
            activity="drafting",
            by=users[lawyer],
        )


def offer(case: Case, by: Any) -> str:
    """Put a case on the list."""
    return offer_case(
        case_id=case.pk,
        by=by,
        summary=SUMMARY,
        needed="Written appeal and one hearing",
        languages="French helps",
        estimated_hours=Decimal("40"),
        wanted_by_on=today() + dt.timedelta(days=14),
    )

"""Welfare and counselling records of some clients."""

import datetime as dt
from decimal import Decimal
from typing import Any

from clients.models import Client
from core.access.grants import grant
from core.db import system_context
from counselling.services import (
    appoint_supervisor,
    open_episode,
    raise_flag,
    record_measure,
    record_session,
    sign_note,
)
from reports.demo.clients import days_ago
from welfare.models import Fund
from welfare.services import (
    add_plan_step,
    approve_assistance,
    give_assistance,
    open_fund,
    record_assessment,
    request_assistance,
)

NOTE = (
    "Sleeps three hours a night, wakes from dreams of the cell. Breathing exercise practised together; "
    "wants to try it before the hearing. Same interpreter asked for next time."
)
SCORES = ((60, 19), (46, 17), (32, 14), (11, 12))


def make_counselling(clients: dict[str, Client], users: dict[str, Any]) -> None:
    """Two counsellors' episodes with sessions and measures; one supervises the other."""
    ines, tobias, martha = users["Ines"], users["Tobias"], users["Martha"]
    appoint_supervisor(
        supervisor_id=tobias.pk, counsellor_id=ines.pk, from_on=days_ago(365), until_on=None, by=martha
    )
    with system_context("demo.intake", actor="system:load_demo"):
        wanted = list(clients.values())[:10:2]
        grant(wanted, users=[ines, tobias], source=wanted[0], by=users["Imogen"])
    for place, client in enumerate(wanted):
        counsellor = ines if place < 3 else tobias
        episode = open_episode(
            client_id=client.pk, counsellor_id=counsellor.pk, opened_on=days_ago(70), by=counsellor
        )
        for ago, total in SCORES:
            _session(episode, ago, counsellor)
            record_measure(
                episode_id=episode,
                tool="PHQ_9",
                taken_on=days_ago(ago),
                total=max(total - place, 0),
                item_nine=1 if place == 0 and ago == 60 else 0,
                by=counsellor,
            )
        if place == 0:
            raise_flag(
                episode_id=episode, kind="EVIDENCE", reason="Not before the end of the month.", by=counsellor
            )


def _session(episode: str, ago: int, by: Any) -> None:
    answers = {
        "held_on": days_ago(ago),
        "attendance": "ATTENDED",
        "start_time": dt.time(11, 0),
        "duration_minutes": 50,
        "mode": "IN_PERSON",
        "interpreter": "HL-014",
        "note": NOTE,
        "risk_level": "LOW",
    }
    session = record_session(episode_id=episode, answers=answers, by=by)
    if ago > 20:
        sign_note(session_id=session, version=None, by=by)


def make_welfare(clients: dict[str, Client], users: dict[str, Any]) -> None:
    """Needs, plans and a ledger with every state; one person asks, another approves."""
    wilma, bao, manager = users["Wilma"], users["Bao"], users["Martha"]
    funds = _funds(manager)
    with system_context("demo.intake", actor="system:load_demo"):
        wanted = list(clients.values())[:24:2]
        grant(wanted, users=[wilma, bao], source=wanted[0], by=users["Imogen"])
    for place, client in enumerate(wanted):
        record_assessment(
            client_id=client.pk,
            answers={
                "assessed_on": days_ago(50 - place),
                "review_on": days_ago(-20 - place),
                "situation": "Shares a subdivided flat with four others; rent paid to the landlord by the contractor.",
            },
            needs=[
                {
                    "category": "HOUSING",
                    "severity": "HIGH" if place % 3 == 0 else "MEDIUM",
                    "words": "Lease ends soon",
                },
                {"category": "FOOD", "severity": "LOW", "words": "Card runs out in the last week"},
            ],
            by=wilma,
        )
        add_plan_step(
            client_id=client.pk,
            owner_id=wilma.pk,
            action="Write to the landlord",
            due_on=days_ago(-9),
            by=wilma,
        )
        _assistance(client, funds[place % len(funds)], place, wilma, manager)


def _funds(by: Any) -> list[Fund]:
    rows = (
        ("EMERGENCY", "Emergency fund", "緊急基金", "40000"),
        ("CHILDREN", "Children's fund", "兒童基金", "25000"),
        ("TRANSPORT", "Transport fund", "交通基金", "9000"),
    )
    keys = [
        open_fund(answers={"code": code, "name_en": en, "name_zh": zh, "budget": Decimal(budget)}, by=by)
        for code, en, zh, budget in rows
    ]
    with system_context("demo.funds", actor="system:load_demo"):
        return list(Fund.objects.filter(pk__in=keys).order_by("code"))


def _assistance(client: Client, fund: Fund, place: int, maker: Any, checker: Any) -> None:
    kinds = (
        ("FOOD", "Food for the last week of the month", "480"),
        ("TRANSPORT", "Travel to the hearing", "120"),
    )
    for number, (kind, purpose, amount) in enumerate(kinds):
        line = request_assistance(
            client_id=client.pk,
            fund_id=fund.pk,
            answers={"kind": kind, "purpose": purpose, "amount": Decimal(amount)},
            by=maker,
        )
        if (place + number) % 3 == 2:
            continue
        approve_assistance(assistance_id=line, version=None, by=checker)
        if (place + number) % 3 == 0:
            give_assistance(
                assistance_id=line,
                version=None,
                given_on=days_ago(2),
                receipt_number=f"RC-{place:03d}{number}",
                by=maker,
            )

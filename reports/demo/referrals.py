"""Referrals in every state: new ones with a likely match, one asked for more, one declined, one public."""

import uuid
from typing import Any

from core.db import system_context
from referrals.models import Referral
from referrals.services import ask_referrer, decline_referral, submit_referral, take_referral
from reports.demo.clients import days_ago, two_letters

NEW = (
    ("Amina Dooreh", "", "so", "SOM", 1995, "Decision served last week; no lawyer for the appeal."),
    ("Rahil", "রাহিল", "bn", "BGD", 2000, "Appeal to the Board"),
    ("Sunita Tamang", "सुनिता तामाङ", "ne", "NPL", 1993, "Claim form to fill in"),
)


def make_referrals(users: dict[str, Any]) -> None:
    """Six referrals from two partners and one from the public."""
    chipo, lok, imogen = users["Chipo"], users["Lok"], users["Imogen"]
    for place, row in enumerate(NEW):
        send(chipo if place < 2 else lok, row, days=5 + place)
    asked = send(chipo, ("Yonas", "ዮናስ", "ti", "ERI", 1999, "Screening interview next week"), days=8)
    _take(asked, imogen)
    ask_referrer(
        referral_id=asked,
        version=_version(asked),
        question="On which date is the interview?",
        due_on=days_ago(-4),
        by=imogen,
    )
    declined = send(lok, ("Carla Mendes", "", "pt", "AGO", 1980, "Visa for a family visit"), days=40)
    _take(declined, imogen)
    decline_referral(
        referral_id=declined,
        version=_version(declined),
        reason="outside_work",
        words="We cannot help with visit visas.",
        by=imogen,
    )
    send(
        None, ("Karim", "كريم", "ar", "YEM", 1997, "I was told to leave and I am afraid to go back."), days=3
    )


def send(by: Any, row: tuple, *, days: int) -> Any:
    """One referral, the way a form sends it; its key."""
    name, original, language, country, year, asked_for = row
    facts = {
        "sender": "organisation" if by else "self",
        "referrer_name": by.full_name if by else "Karim",
        "referrer_phone": "+85223450000",
        "stage": "decided",
        "next_kind": "appeal_due",
        "next_on": days_ago(-days),
        "asked_for": asked_for,
        "account": "Told us in our own words what happened; the rest only to a lawyer.",
        "consent": "yes",
        "consent_on": days_ago(1),
        "consent_how": "spoken",
        "consent_language": language,
        "consent_interpreter": "present",
    }
    person = {
        "name": name,
        "name_original": original,
        "birth_on": f"{year}-01-01",
        "birth_precision": "estimated",
        "nationalities": [two_letters(country)],
        "language": language,
        "phone": "+85298760000",
        "may_call": True,
    }
    sent = submit_referral(
        by=by,
        key=uuid.uuid4(),
        kind="legal",
        language="en",
        facts=facts,
        people=[person],
        status_code="" if by else "7K4Q2-M9TXW",
    )
    return sent.referral_id


def _version(referral: Any) -> int:
    with system_context("demo.version"):
        return Referral.objects.get(pk=referral).version


def _take(referral: Any, by: Any) -> None:
    take_referral(referral_id=referral, version=_version(referral), by=by)

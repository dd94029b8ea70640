"""Referrals for tests, sent the way a form sends them."""

import uuid

from accounts.policy import Role
from referrals.models import Referral
from referrals.services import submit_referral
from tests.factories import OrganisationFactory, UserFactory
from tests.house_context import house

CODE = "7K4Q2-M9TXW"


def facts(**changes):
    """A whole legal referral's facts."""
    return {
        "sender": "organisation",
        "referrer_name": "Chipo Vance",
        "referrer_phone": "+85230000000",
        "stage": "decided",
        "asked_for": "Appeal to the Board",
        "account": "He was told the result in English.",
        "consent": "yes",
        "consent_on": "2026-03-26",
        "consent_how": "spoken",
        "consent_language": "bn",
        "consent_interpreter": "present",
    } | changes


def person(**changes):
    """Somebody with one name, a name in its own script, and a phone that must not receive texts."""
    return {
        "name": "Rahil",
        "name_original": "রাহিল",
        "birth_on": "2000-01-01",
        "birth_precision": "estimated",
        "phone": "+85290000001",
        "may_call": True,
    } | changes


def a_partner(**fields):
    """A partner user with an organisation of their own."""
    fields.setdefault("organisation", OrganisationFactory())
    return UserFactory(role=Role.PARTNER, **fields)


def send(by=None, people=None, key=None, status_code=None, **changes) -> Referral:
    """A referral of a visitor, or of the user given."""
    code = CODE if status_code is None and by is None else status_code or ""
    with house():
        sent = submit_referral(
            by=by,
            key=key or uuid.uuid4(),
            kind=changes.pop("kind", "legal"),
            language="en",
            facts=facts(**changes),
            people=people or [person()],
            status_code=code,
        )
        return Referral.objects.get(pk=sent.referral_id)

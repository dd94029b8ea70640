"""Everything, in order, in one transaction."""

from django.db import transaction

from core.context import Current, enter, leave
from reports.demo.accounts import make_accounts
from reports.demo.care import make_counselling, make_welfare
from reports.demo.clients import make_cases, make_circumstances, make_clients
from reports.demo.papers import make_papers
from reports.demo.probono import make_probono
from reports.demo.referrals import make_referrals


def load_demo() -> dict[str, int]:
    """Fill an empty house; what was made, by kind."""
    # One carrier for all of it: policies and the rule book are worked out once, as in a request.
    token = enter(Current())
    try:
        with transaction.atomic():
            return _load()
    finally:
        leave(token)


def _load() -> dict[str, int]:
    users = make_accounts()
    clients = make_clients(users)
    cases = make_cases(clients, users)
    make_circumstances(clients, cases, users)
    make_papers(clients, cases, users)
    make_counselling(clients, users)
    make_welfare(clients, users)
    make_probono(cases, users)
    make_referrals(users)
    return {"accounts": len(users), "clients": len(clients), "cases": len(cases)}

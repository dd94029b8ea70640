"""How often one address may knock: counted in the database's cache, so a restart forgets nothing."""

import hashlib

from django.core.cache import cache

from core.db import system_context

HOUR = 60 * 60


def may_go_on(what: str, who: str, *, times: int, seconds: int = HOUR) -> bool:
    """Count one attempt by `who` (an address, a reference) and say whether it is within the limit."""
    key = "limit:" + hashlib.sha256(f"{what}:{who}".encode()).hexdigest()
    with system_context("referrals.count_attempt"):
        if cache.add(key, 1, seconds):
            return True
        try:
            return cache.incr(key) <= times
        except ValueError:  # it ran out between the two calls
            cache.set(key, 1, seconds)
            return True

"""Where a consent stands on a day."""

import datetime as dt


def consent_state(
    today: dt.date,
    given_on: dt.date | None,
    refused_on: dt.date | None,
    expires_on: dt.date | None,
    withdrawn_on: dt.date | None,
) -> str:
    """One of "asked", "in_force", "refused", "expired", "withdrawn"; the last day of consent still counts."""
    if refused_on:
        return "refused"
    if withdrawn_on:
        return "withdrawn"
    if given_on is None or given_on > today:
        return "asked"
    return "expired" if expires_on and expires_on < today else "in_force"

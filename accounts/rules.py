"""Arithmetic of accounts: idle sessions, ends of access, the code of conduct's year."""

import datetime as dt

CODE_OF_CONDUCT_DAYS = 365


def access_has_ended(until: dt.date | None, today: dt.date) -> bool:
    """Whether an account's last day is past."""
    return until is not None and until < today


def is_idle(seen_at: dt.datetime, now: dt.datetime, minutes: int) -> bool:
    """Whether a session was last used longer ago than its limit."""
    return now - seen_at > dt.timedelta(minutes=minutes)


def conduct_is_due(accepted_on: dt.date | None, in_force_from: dt.date, today: dt.date) -> bool:
    """Whether the code must be accepted: never was, was in an older text, or a year ago."""
    if accepted_on is None or accepted_on < in_force_from:
        return True
    return (today - accepted_on).days >= CODE_OF_CONDUCT_DAYS

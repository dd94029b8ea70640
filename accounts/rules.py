"""Arithmetic of accounts: idle sessions, ends of access, the code of conduct's year."""

import datetime as dt

CODE_OF_CONDUCT_DAYS = 365


# In the order they must be looked for: Edge calls itself Chrome, Chrome calls itself Safari.
BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "FxiOS": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


def device_in_words(user_agent: str) -> str:
    """What somebody signs in with, as they would call it: "Firefox, Windows"; empty when not known."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    return ", ".join(filter(None, [browser, system]))


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
